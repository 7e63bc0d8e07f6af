# ग्रुप में हिस्सा लेने के बारे में चैट में क्या कहा जाता है।

participation-page-link = { $cohort } का पेज: { $page }। यह एक बार खुलता है, { $until } तक। इसमें सिर्फ गिनती है, किसी का नाम नहीं। ग्रुप को दिखता है कि किसी ने देखा।
participation-page-refused = { $cohort } का पेज उसके सदस्यों के लिए है। मैं आपके लिए क्या कर सकता हूं, देखने के लिए !मदद भेजें।
participation-looked =
    👀 गिनती का पेज खोला गया ({ $day })। खोलने वाले:
    { $lookers }
    वह पोस्ट गिनता है और किसी का नाम नहीं लेता।
participation-looker-facilitator = • बातचीत चलाने वाले साथी
participation-looker-moderator = • रूम संभालने वाले साथी
participation-looker-mentor = • मेंटर
participation-looker-coordinator = • कोऑर्डिनेटर
participation-looker-member = • सदस्य
participation-looker-operator = • सर्विस चलाने वाले

# हर कमांड क्या करता है, उसके बाद क्या लिखा जाता है, और हिंदी में उसका नाम।

command-dashboard = आपको गिनती के पेज का लिंक देता है। उसमें किसी का नाम नहीं।
    .alias = गिनती
