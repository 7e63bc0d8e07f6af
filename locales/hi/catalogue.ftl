# सूची की हालत, समय और तारीखें, और वे शब्द जो लोग लिख सकते हैं।

# source: लिखाई पहले इसी भाषा में होती है। read: इस भाषा के किसी बोलने वाले ने सब पढ़ा है।
# draft: अभी नहीं; `baraza show`, `baraza check` और पेज का निचला हिस्सा यही बताते हैं।
catalogue-status = draft
# भाषा का अपना नाम; और गिनती कहां आती है: इकाई से पहले (2 घंटे) या बाद में।
catalogue-name = हिंदी
catalogue-count = before

when-today = { $time } बजे
when-tomorrow = कल { $time } बजे
# "कल" बीता दिन भी है: इसलिए यहां "बीते कल"।
when-yesterday = बीते कल { $time } बजे
when-weekday = { $weekday } { $time } बजे
when-weekday-short = { $short } { $time } बजे
when-date = { $date } { $time } बजे
day-date = { $short } { $day } { $month }
day-date-year = { $short } { $day } { $month } { $year }

duration-days = { $count } दिन
# इसके बाद हमेशा "में" या "तक" आता है, इसलिए 1 के साथ भी "घंटे"।
duration-hours = { $count } घंटे
duration-minutes = { $count } मिनट

weekday-1 = सोमवार
weekday-2 = मंगलवार
weekday-3 = बुधवार
weekday-4 = गुरुवार
weekday-5 = शुक्रवार
weekday-6 = शनिवार
weekday-7 = रविवार
# यहां भी पूरे नाम: रवि, मंगल, गुरु और सोम लोगों के नाम हैं।
weekday-short-1 = सोमवार
weekday-short-2 = मंगलवार
weekday-short-3 = बुधवार
weekday-short-4 = गुरुवार
weekday-short-5 = शुक्रवार
weekday-short-6 = शनिवार
weekday-short-7 = रविवार
month-short-1 = जनवरी
month-short-2 = फरवरी
month-short-3 = मार्च
month-short-4 = अप्रैल
month-short-5 = मई
month-short-6 = जून
month-short-7 = जुलाई
month-short-8 = अगस्त
month-short-9 = सितंबर
month-short-10 = अक्टूबर
month-short-11 = नवंबर
month-short-12 = दिसंबर

# वे शब्द जो लोग लिख सकते हैं, बीच में कॉमा; एक दिन, महीने या गिनती के रूपों के बीच तिरछी लकीर।
words-yes = हां, हाँ, हा, हां जी, हाँ जी, जी, जी हां, जी हाँ, ठीक, ठीक है, ठीक हैं, सही, सही है, मंजूर, मंज़ूर, मंजूर है, मंज़ूर है, सहमत, सहमत हूं, सहमत हूँ, मैं सहमत हूं, मैं सहमत हूँ, सहमति है, बिल्कुल, बिलकुल, जरूर, ज़रूर, पक्का, ओके, ओ के, यस, haan, haa, han, hann, ha, hn, haan ji, han ji, ha ji, haanji, hanji, ji, jee, ji haan, ji han, ji ha, jihaan, thik, theek, thk, thik hai, theek hai, thik he, theek he, thik h, theek h, sahi, sahi hai, manjur, manjoor, manzoor, manzur, manjur hai, manjoor hai, manzoor hai, manzur hai, sahmat, sehmat, sahmat hu, sahmat hun, sahmat hoon, main sahmat hu, main sahmat hun, main sahmat hoon, bilkul, zaroor, zarur, jarur, jaroor, pakka, ok, okay, okey, yes, y
words-no = नहीं, नही, नहि, नहिं, नईं, ना, न, जी नहीं, जी नही, नहीं जी, नही जी, नो, बिल्कुल नहीं, बिलकुल नहीं, बिल्कुल नही, बिलकुल नही, मंजूर नहीं, मंजूर नही, मंज़ूर नहीं, मंजूर नहीं है, मंज़ूर नहीं है, असहमत, सहमत नहीं, सहमत नही, सहमत नहीं हूं, सहमत नहीं हूँ, मैं सहमत नहीं, मैं सहमत नहीं हूं, मैं सहमत नहीं हूँ, nahi, nahin, nahee, nahii, nhi, nhin, nahi ji, nahin ji, ji nahi, ji nahin, ji nhi, naa, na, bilkul nahi, bilkul nahin, bilkul nhi, manjur nahi, manjoor nahi, manzoor nahi, manjur nahin, manzoor nahin, manjur nahi hai, manzoor nahi hai, sahmat nahi, sahmat nahin, sahmat nahi hu, sahmat nahi hun, sahmat nahi hoon, main sahmat nahi, main sahmat nahi hu, main sahmat nahi hun, main sahmat nahi hoon, no, nope, n
words-cannot = नहीं आ सकता, नहीं आ सकती, मैं नहीं आ सकता, मैं नहीं आ सकती, नहीं हो पाएगा, नहीं कर सकता, नहीं कर सकती, मैं दूर हूं, मैं व्यस्त हूं, nahi aa sakta, nahi aa sakti, nahi ho payega, nahi kar sakta, nahi kar sakti
words-unsure = पता नहीं, पता नही, मालूम नहीं, मालूम नही, मुझे नहीं पता, मुझे नही पता, समझ नहीं आया, समझ नही आया, क्या, pata nahi, pata nahin, malum nahi, maloom nahi, mujhe nahi pata, samajh nahi aaya
words-yes-beside = कृपया, प्लीज, प्लीज़, अच्छा, अच्छा है, बहुत अच्छा, बढ़िया, मुझे, हमें, सब नियम, सभी नियम, सारे नियम, नियम, नियमों से, सब नियमों से, सभी नियमों से, सर, मैडम, दीदी, भैया, भाई, बहन, सिस्टर, डॉक्टर, डॉक्टर साहब, जी, kripya, please, plz, pls, accha, acha, achha, achcha, bahut accha, bahut acha, badhiya, mujhe, hame, hamen, sab niyam, sabhi niyam, saare niyam, niyam, niyamo se, niyamon se, sabhi niyamo se, sabhi niyamon se, sir, madam, mam, didi, bhaiya, bhai, behen, sister, doctor, ji
words-no-beside = धन्यवाद, शुक्रिया, थैंक्स, थैंक यू, माफ करें, माफ़ करें, माफ कीजिए, माफ़ कीजिए, माफ करना, माफ़ करना, क्षमा करें, सॉरी, मुझे, हमें, सर, मैडम, दीदी, भैया, भाई, बहन, सिस्टर, डॉक्टर, डॉक्टर साहब, जी, dhanyavad, dhanyawad, dhanyavaad, dhanyawaad, shukriya, thanks, thank you, maaf karen, maaf kare, maaf kijiye, maf kijiye, maaf karna, kshama karen, sorry, mujhe, hame, hamen, sir, madam, mam, didi, bhaiya, bhai, behen, sister, doctor, ji
words-number-lead = नंबर, नम्बर, विकल्प, number, nambar
words-date-beside = तारीख, को, तक, tarikh, ko, tak
words-date-to = से, se
words-thanks = धन्यवाद, धन्यवाद जी, बहुत धन्यवाद, बहुत बहुत धन्यवाद, आपका धन्यवाद, आपका बहुत धन्यवाद, आपका बहुत बहुत धन्यवाद, शुक्रिया, बहुत शुक्रिया, बहुत बहुत शुक्रिया, आपका शुक्रिया, आपका बहुत शुक्रिया, आभार, बहुत आभार, आपका आभार, थैंक्स, थैंक यू, थैंक्यू, भगवान आपका भला करे, भगवान भला करे, dhanyavad, dhanyawad, dhanyavaad, dhanyawaad, dhanyvad, dhanywad, bahut dhanyavad, bahut dhanyawad, bahut bahut dhanyavad, bahut bahut dhanyawad, aapka dhanyavad, aapka dhanyawad, shukriya, shukria, bahut shukriya, bahut bahut shukriya, aapka shukriya, aabhar, thanks, thank you, thankyou, thanku, thank u, thnx, thx, bhagwan aapka bhala kare, bhagwan bhala kare
words-away = छुट्टी, छुट्टियां, छुट्टियाँ, अवकाश, लीव, बाहर, अनुपस्थित, chhutti, chutti, chhuti, chuti, avkash, bahar, leave, off
words-swap = बदलें, बदले, बदलना, बदलो, बदल, बदलिए, अदला-बदली, अदलाबदली, badlen, badle, badalen, badalna, badlna, badlo, badal, badliye, adla-badli, adlabadli, swap, स्वैप
words-take = लें, ले, लेना, लूंगा, लूँगा, लूंगी, लूँगी, लेंगे, लीजिए, len, lena, lunga, lungi, loonga, loongi, take
words-skip = छोड़ें, छोडें, छोड़े, छोडे, छोड़ना, छोडना, छोड़ो, छोडो, छोड़, chhoden, chhode, chodna, chhodna, chhodo, chodo, chhod, skip
words-now = अभी, अब, तुरंत, फौरन, abhi, ab, turant, fauran, now
words-today = आज, aaj, aj
words-tonight = आज रात, आज रात को, रात, रात को, आज शाम, आज शाम को, शाम, शाम को, aaj raat, aaj rat, aaj raat ko, aaj rat ko, raat, raat ko, aaj shaam, aaj sham, aaj shaam ko, aaj sham ko, shaam, sham, shaam ko, sham ko
# यहां समय हमेशा आगे का है, इसलिए "कल" आने वाला दिन है।
words-tomorrow = कल, kal
# "से" दो समय के बीच आता है: 18:00 से 20:00, 3 से 10 अगस्त।
words-until = तक, से, tak
# "तुरंत" नहीं: काम की बातें भी इससे शुरू होती हैं।
words-urgent = इमरजेंसी, इमरजेन्सी, इमर्जेंसी, इमर्जेन्सी, एमरजेंसी, एमर्जेंसी, आपातकाल, आपात, अर्जेंट, अर्जेन्ट, एसओएस, emergency, imergency, imarjensi, emarjensi, emerjency, emargency, emergancy, apatkal, aapatkal, urgent, arjent, urjent, sos, 🚨
# "गलती" के साथ "नहीं" यहां नहीं: "गलती नहीं है" उल्टी बात है। "बंद" और "रुक गई" अकेले सांस या धड़कन के भी हो सकते हैं।
words-stop = रुको, रुकें, रुकिए, रुक जाओ, रुक जाइए, रोक दो, रोक दें, रोक दीजिए, बंद करो, बंद करें, बंद कीजिए, रद्द, रद्द करो, रद्द करें, रद्द कीजिए, रद्द कर दो, रद्द कर दें, कैंसिल, कैंसल, केंसल, केंसिल, कैंसिल करो, कैंसिल करें, कैंसिल कर दो, गलती, ग़लती, गलती से, ग़लती से, गलती थी, ग़लती थी, एक गलती थी, यह गलती थी, ये गलती थी, गलती है, गलती हुई, गलती हो गई, गलती हो गयी, ग़लती हो गई, मुझसे गलती हो गई, मुझसे गलती हुई, गलती से हुआ, गलती से हो गया, गलती से भेजा, गलती से भेज दिया, गलती से चला गया, गलती से दब गया, नहीं गलती से, नही गलती से, भूल, भूल से, भूल हो गई, भूल हुई, भूल थी, गलत बटन, गलत बटन दब गया, गलत अलार्म, झूठा अलार्म, कुछ भी नहीं, रहने दो, रहने दें, रहने दीजिए, इमरजेंसी नहीं, इमरजेंसी नही, इमरजेंसी नहीं है, इमरजेंसी नही है, कोई इमरजेंसी नहीं, कोई इमरजेंसी नही, कोई इमरजेंसी नहीं है, कोई इमरजेंसी नही है, यह इमरजेंसी नहीं है, ये इमरजेंसी नहीं है, अर्जेंट नहीं, अर्जेंट नहीं है, मदद नहीं चाहिए, मदद नही चाहिए, मदद की जरूरत नहीं, मदद की जरूरत नहीं है, जरूरत नहीं, जरूरत नहीं है, टेस्ट, टेस्ट था, टेस्ट है, टेस्ट कर रहा था, टेस्ट कर रही थी, देख रहा था, देख रही थी, सीख रहा था, सीख रही थी, स्टॉप, ruko, ruken, rukiye, ruk jao, ruk jaiye, rok do, rok dijiye, band karo, band karen, band kijiye, radd, rad, radd karo, radd karen, radd kar do, rad karo, cancel, cancel karo, cancel karen, cancel kar do, kainsil, galti, galati, galti se, galati se, galti thi, galati thi, ye galti thi, yeh galti thi, galti hai, galti hui, galti ho gai, galti ho gayi, galti hogayi, galati ho gai, galati ho gayi, mujhse galti ho gai, mujhse galti ho gayi, mujhse galti hui, galti se hua, galti se ho gaya, galti se bheja, galti se bhej diya, galti se chala gaya, galti se dab gaya, nahi galti se, nahin galti se, bhool, bhul, bhool se, bhul se, bhool ho gai, bhool ho gayi, galat button, galat batan, galat alarm, rehne do, rahne do, rehne dijiye, emergency nahi, emergency nahi hai, emergency nahin hai, emergency nhi hai, koi emergency nahi, koi emergency nahi hai, koi emergency nahin hai, koi emergency nhi hai, urgent nahi, urgent nahi hai, madad nahi chahiye, madad nahin chahiye, madad nhi chahiye, jarurat nahi, jarurat nahi hai, zarurat nahi, zarurat nahi hai, zaroorat nahi, test, test tha, test hai, test kar raha tha, test kar rahi thi, dekh raha tha, dekh rahi thi, stop
words-nothing = कुछ नहीं, कुछ नही, कुछ नहीं हुआ, कुछ नही हुआ, kuch nahi, kuch nahin, kuch nhi, kuchh nahi, kuchh nahin, kuch nahi hua, kuch nhi hua
words-stop-beside = यह, ये, वह, वो, कॉल, मेरी कॉल, पुकार, मेरी पुकार, मैसेज, मेरा मैसेज, कृपया, प्लीज, प्लीज़, अभी, अब, बस, सिर्फ, केवल, माफ करें, माफ़ करें, माफ कीजिए, माफ़ कीजिए, माफ करना, माफी, क्षमा करें, सॉरी, मैं, मुझसे, थी, था, है, सब ठीक है, सब ठीक, सब कुछ ठीक है, अब ठीक है, ठीक है, ओके, सच में, धन्यवाद, शुक्रिया, सर, मैडम, दीदी, भैया, जी, ye, yeh, woh, vo, call, meri call, pukar, meri pukar, message, mera message, kripya, please, plz, pls, abhi, ab, bas, sirf, maaf karen, maaf kare, maaf kijiye, maf kijiye, maaf karna, maafi, sorry, main, mai, mujhse, thi, tha, hai, sab thik hai, sab theek hai, sab thik, sab theek, ab thik hai, ab theek hai, thik hai, theek hai, ok, okay, sach me, sach mein, dhanyavad, dhanyawad, shukriya, thanks, thank you, sir, madam, didi, bhaiya, ji
# खतरे के शब्द, कहीं भी हों: तब सवाल में पहले मदद आती है। "बचाओ" अकेला नहीं ("बेटी बचाओ"); "जल्दी आओ" नहीं ("कल जल्दी आओ");
# "दौरा" अकेला नहीं: वह गांव का दौरा भी है।
words-danger = मुझे बचाओ, मुझे बचा लो, हमें बचाओ, जान बचाओ, मेरी मदद करो, मेरी मदद करें, मेरी मदद कीजिए, हमारी मदद करो, हमारी मदद करें, हमारी मदद कीजिए, मुझे मदद चाहिए, हमें मदद चाहिए, तुरंत मदद, फौरन मदद, जल्दी मदद, मदद जल्दी, मदद तुरंत, मदद भेजो, मदद भेजिए, तुरंत आओ, तुरंत आइए, फौरन आओ, फौरन आइए, सांस नहीं, साँस नहीं, सांस नही, साँस नही, सांस रुक, साँस रुक, सांस बंद, साँस बंद, दम घुट, गला घुट, गले में अटक, नब्ज नहीं, नब्ज़ नहीं, नब्ज नही, नाड़ी नहीं, पल्स नहीं, पल्स नही, धड़कन नहीं, धड़कन बंद, धड़कन रुक, खून बह, खून बहुत बह, खून निकल रहा, खून नहीं रुक, खून रुक नहीं, खून नही रुक, खून रुक नही, ब्लीडिंग हो, ब्लीडिंग नहीं रुक, ब्लीडिंग रुक नहीं, रक्तस्राव हो रहा, बेहोश, होश नहीं, होश नही, होश में नहीं, होश में नही, अचानक गिर, दौरा पड़, दौरे पड़, दौरे आ रहे, मिर्गी का दौरा, झटके आ रहे, झटके लग रहे, डूब रहा, डूब रही, पानी में डूब, मर रहा, मर रही, मर जाएगा, मर जाएगी, मरने वाला है, मरने वाली है, जान खतरे में, जान ख़तरे में, जान को खतरा, जान को ख़तरा, खतरे में है, ख़तरे में है, खतरे में हैं, खतरे में हूं, एक्सीडेंट, एक्सिडेंट, दुर्घटना हो गई, दुर्घटना हुई, एम्बुलेंस भेजो, एम्बुलेंस भेजिए, एम्बुलेंस बुलाओ, एम्बुलेंस बुलाइए, एम्बुलेंस चाहिए, एंबुलेंस भेजो, एंबुलेंस भेजिए, एंबुलेंस बुलाओ, एंबुलेंस बुलाइए, एंबुलेंस चाहिए, हमला हो, हमला हुआ, हमला कर दिया, मारपीट हो रही, मारपीट कर रहे, हमें मार रहे, मुझे मार रहे, मुझे मार रहा, सांप ने काट, साँप ने काट, सांप ने काटा, साँप ने काटा, सांप ने डस, साँप ने डस, सांप ने डसा, साँप ने डसा, सांप काट, साँप काट, जहर खा, ज़हर खा, mujhe bachao, mujhe bacha lo, hame bachao, hamen bachao, jaan bachao, meri madad karo, meri madad karen, meri madad kijiye, hamari madad karo, hamari madad kijiye, mujhe madad chahiye, hame madad chahiye, hamen madad chahiye, turant madad, fauran madad, jaldi madad, madad jaldi, madad bhejo, turant aao, turant aaiye, fauran aao, saans nahi, saans nahin, saans nhi, sans nahi, sans nahin, sans nhi, saans ruk, sans ruk, saans band, sans band, dam ghut, dum ghut, gala ghut, nabz nahi, nabj nahi, pulse nahi, pulse nhi, dhadkan nahi, dhadkan nhi, dhadkan band, dhadkan ruk, khoon bah, khun bah, khoon beh, khun beh, khoon nikal raha, khun nikal raha, khoon nahi ruk, khun nahi ruk, khoon ruk nahi, khun ruk nahi, behosh, hosh nahi, hosh nahin, hosh nhi, hosh me nahi, hosh mein nahi, achanak gir, daura pad, dora pad, daure pad, mirgi ka daura, jhatke aa rahe, jhatke aa rhe, doob raha, doob rahi, dub raha, dub rahi, mar raha hai, mar rahi hai, mar rha hai, mar rhi hai, mar jayega, mar jayegi, marne wala hai, marne wali hai, jaan khatre me, jaan khatre mein, jan khatre me, jan khatre mein, jaan ko khatra, khatre me hai, khatre mein hai, accident, ekseedent, ambulance bhejo, ambulance bulao, ambulance chahiye, hamla ho, hamla hua, hamla kar diya, marpit ho rahi, maarpeet ho rahi, mujhe maar rahe, mujhe mar rahe, hame maar rahe, saanp ne kaat, saanp ne kata, saanp ne kaata, sanp ne kaat, sanp ne kata, saap ne kaat, saap ne kata, saap ne kaata, sap ne kata, jahar kha, zahar kha, zehar kha
words-to-the-others = मैं दूसरों पर छोड़ता हूं, मैं दूसरों पर छोड़ता हूँ, मैं दूसरों पर छोड़ती हूं, मैं दूसरों पर छोड़ती हूँ, दूसरों पर छोड़ता हूं, दूसरों पर छोड़ती हूं, दूसरों पर, दूसरे तय करें, बाकी लोग तय करें, कोई राय नहीं, मेरी कोई राय नहीं, main dusron par chhodta hu, main dusron par chhodti hu, dusron par chhodta hu, dusron par chhodti hu, dusron par, dusre tay karen, koi ray nahi
words-answer-beside = माफ करें, माफ़ करें, सॉरी, अरे, मेरा मतलब, मेरा मतलब था, मतलब, मैं कहना चाहता था, मैं कहना चाहती थी, मेरा जवाब, मेरा जवाब है, जवाब, जवाब बदलें, जवाब बदलना है, बदलकर, गलती से, गलती हो गई, अब, लेकिन, पर, था, है, यह, ये, बदलाव, यह बदलाव, मैं, sorry, are, mera matlab, mera matlab tha, matlab, mera jawab, mera javab, jawab, javab, galti se, galti ho gai, ab, lekin, par, tha, hai, yeh, ye, main
words-take-back = मेरा प्रस्ताव वापस लें, मेरा प्रस्ताव वापस ले लो, मेरा प्रस्ताव वापस ले लें, प्रस्ताव वापस लें, प्रस्ताव वापस लेना है, मेरा प्रस्ताव वापस लेना है, मैं अपना प्रस्ताव वापस लेता हूं, मैं अपना प्रस्ताव वापस लेती हूं, अपना प्रस्ताव वापस लेना है, मेरा प्रस्ताव हटाएं, मेरा प्रस्ताव हटा दो, मेरा प्रस्ताव रद्द करें, वोट रोक दें, वोट रद्द करें, mera prastav wapas lo, mera prastav wapas le lo, mera prastav wapas lena hai, prastav wapas lena hai, mera prastav hata do, mera prastav radd karo, vote rok do, vote radd karo
words-want-change = नियम बदलना, नियम बदलने, नियम बदलें, नियमों को बदलना, नियम बदल, नया नियम, एक और नियम, नियम हटाना, नियम हटाएं, समय बदलना, समय बदलने, समय बदलें, काम का समय बदल, जल्दी बंद करें, जल्दी बंद कर, देर से बंद, बजे बंद कर, बजे बंद करें, बजे खोल, जल्दी खोल, आराम का समय बदल, आराम का और समय, बदलाव का प्रस्ताव, एक और छुट्टी, छुट्टी का नया दिन, niyam badalna, niyam badalne, niyam badlo, niyam badlen, naya niyam, ek aur niyam, niyam hatana, samay badalna, samay badlo, samay badlen, time badalna, jaldi band kar, baje band kar, ek aur chhutti
words-off = बंद, खत्म, ख़त्म, समाप्त, रद्द, हटाएं, हटाओ, हटा, band, khatam, khatm, samapt, radd, hatao, off, end, cancel
words-list = लिस्ट, सूची, suchi, soochi, list
# "hi" यहां नहीं: वह अंग्रेजी का नमस्ते है, और उससे किसी की भाषा बदल जाती।
words-language = हिंदी, हिन्दी, हिंदि, हिन्दि, hindi, hindee, hin, kihindi, híndi
words-language-beside = कृपया, प्लीज, प्लीज़, धन्यवाद, शुक्रिया, मुझे, मैं, हमें, मेरी, मेरी भाषा, मेरी भाषा है, भाषा, भाषा में, में, है, आती है, चाहिए, चुनता हूं, चुनता हूँ, चुनती हूं, चुनती हूँ, चुनें, रखें, रखिए, लिखें, लिखिए, लिखो, बोलें, बोलिए, बोलो, बात करें, बात करो, करें, करो, हां, हाँ, जी, सिर्फ, केवल, सर, मैडम, दीदी, भैया, kripya, please, plz, pls, dhanyavad, dhanyawad, shukriya, thanks, mujhe, main, mai, hame, meri, meri bhasha, meri bhasha hai, bhasha, bhasha me, me, mein, hai, aati hai, chahiye, chunta hu, chunta hun, chunta hoon, chunti hu, chunti hun, chunti hoon, rakho, rakhiye, likho, likhiye, likhen, bolo, boliye, bolen, baat karo, baat karen, karo, karen, kare, haan, ha, ji, sirf, sir, madam, didi, bhaiya
words-minute = मिनट, मिनिट, मिनटों, मि, minat, minit, mint, minute, minutes, min, mins, m
words-hour = घंटा, घंटे, घंटों, घण्टा, घण्टे, घन्टा, घन्टे, घं, ghanta, ghante, ghanto, ghanton, ghnta, ghnte, hour, hours, hr, hrs, h
words-day = दिन, दिनों, din, dino, dinon, day, days, d
words-week = हफ्ता, हफ़्ता, हफ्ते, हफ़्ते, हफ्तों, सप्ताह, hafta, hafte, haftey, saptah, week, weeks, w
words-length-lead = को, के, करीब, लगभग, अगले, अगला, अगली, kareeb, karib, lagbhag, agle, agla
words-length-join = और, व, एवं, aur, +
words-length-or = या, से, ya, se, -, –, —
words-length-half = आधा, आधे, aadha, adha, aadhe, adhe
# डेढ़ घंटा, ढाई घंटे, साढ़े तीन घंटे: आधी बात लेने से अच्छा है पूछ लेना।
words-length-vague = कुछ, थोड़ा, थोड़े, थोड़ी, थोडा, थोडे, कई, चंद, काफी, डेढ़, डेढ, ढाई, साढ़े, साढे, सवा, पौन, पौने, ज्यादा, kuch, kuchh, thoda, thode, thodi, kai, kaafi, kafi, dedh, derh, dhai, dhaai, adhai, sadhe, saadhe, sarhe, sava, pauna, paune, jyada, zyada
words-length-article = { "" }
words-length-the = { "" }
words-length-of = { "" }
words-length-long = साल, वर्ष, बरस, महीना, महीने, महीनों, महिना, महिने, माह, saal, varsh, baras, mahina, mahine, maheena, maheene, maah
# "2 घंटे के लिए", "2 घंटे तक": इसके बाद क्या है, पक्का नहीं; तब पूछा जाता है।
words-length-not = पहले, देर, लेट, बाद, तक, का, की, के, pehle, pahle, phle, der, late, baad, tak, ka, ki, ke
words-numbers = एक/ek, दो/do, तीन/teen, चार/chaar/char, पांच/पाँच/paanch/panch, छह/छः/छ/छै/chhah/chhe/chhai, सात/saat, आठ/aath, नौ/nau, दस/dus, ग्यारह/gyarah, बारह/barah/baarah
# "das" नहीं: वह पुर्तगाली का एक छोटा शब्द है।
words-tens = दस/dus, बीस/bees, तीस/tees, चालीस/chalis/chaalis, पचास/pachas/pachaas, साठ/saath
# छोटे रूप (रवि, मंगल, गुरु, som, ravi) नहीं: वे लोगों के नाम हैं।
words-weekdays = सोमवार/somvar/somwar/somvaar/somwaar, मंगलवार/mangalvar/mangalwar/mangalvaar/mangalwaar, बुधवार/budhvar/budhwar/budhvaar/budhwaar, गुरुवार/गुरूवार/बृहस्पतिवार/वीरवार/guruvar/guruwar/guruvaar/guruwaar/brihaspativar/veervar/veerwar, शुक्रवार/shukravar/shukrawar/shukrvar/shukrwar/shukravaar/shukrawaar, शनिवार/शनीचर/shanivar/shaniwar/shanivaar/shaniwaar, रविवार/इतवार/ravivar/raviwar/ravivaar/raviwaar/itvar/itwar/itvaar/itwaar
words-months = जनवरी/janvari/janwari/january/jan, फरवरी/फ़रवरी/farvari/farwari/february/feb, मार्च/march/mar, अप्रैल/अप्रेल/aprail/april/apr, मई/may, जून/joon/june/jun, जुलाई/julai/july/jul, अगस्त/agast/august/aug, सितंबर/सितम्बर/sitambar/september/sept/sep, अक्टूबर/अक्तूबर/aktubar/october/oct, नवंबर/नवम्बर/navambar/november/nov, दिसंबर/दिसम्बर/disambar/december/dec
words-cohort-add = जोड़ें, जोडें, जोड़े, जोडे, जोड़ना, जोडना, जोड़ो, जोडो, लोग जोड़ें, लोग जोडें, लोग जोड़ना, लोग जोडना, joden, jode, jodna, jodo, jodein, log joden, log jode, log jodna
words-cohort-who = कौन, कौन है, कौन-कौन, कौन-कौन है, कौन अंदर है, लोग, kaun, kon, kaun hai, kon hai, kaun kaun hai, kaun andar hai, log
words-cohort-ask = फिर पूछें, फिर पूछे, फिर पूछना, फिर पूछो, फिर से पूछें, फिर से पूछे, फिर से पूछना, दोबारा पूछें, दोबारा पूछना, पूछें, पूछे, पूछना, याद दिलाएं, याद दिलाएँ, याद दिलाना, phir puchhen, phir puche, phir puchna, phir se puchna, puchhen, puche, puchna, puchhna, yaad dilana
words-cohort-template = नमूना, नमूने, उदाहरण, टेम्पलेट, टेंपलेट, namuna, namoona, udaharan
words-cohort-slips = पर्चियां, पर्चियाँ, पर्ची, कोड, parchi, parchiyan, parchiyaan, code
words-cohort-replace = नया अकाउंट, नया फोन, बदलें, बदले, बदलना, naya account, naya phone, badlen, badle, badalna
words-cohort-hand-over = सौंपें, सौंपे, सौंपना, बांटें, बांटना, saunpen, saunpna, baantna
words-cohort-launch = शुरू, शुरुआत, launch, ग्रुप तैयार है, क्या बाकी है
words-column-name = नाम, नामों, पूरा नाम, सदस्य, सदस्य का नाम, naam, nam, pura naam, poora naam, sadasya
words-column-account = अकाउंट, अकाउन्ट, एकाउंट, एकाउन्ट, खाता, मैट्रिक्स, मैट्रिक्स आईडी, मैट्रिक्स अकाउंट, मैट्रिक्स खाता, akaunt, khata
words-column-role = भूमिका, भूमिकाएं, भूमिकाएँ, रोल, bhumika, bhoomika
words-column-facility = केंद्र, केन्द्र, स्वास्थ्य केंद्र, स्वास्थ्य केन्द्र, उपकेंद्र, उपकेन्द्र, अस्पताल, संस्था, काम की जगह, कार्यस्थल, kendra, swasthya kendra, aspatal, kaam ki jagah
words-column-cadre = पद, पदनाम, पेशा, काम, कैडर, संवर्ग, pad, padnam, pesha, kaam
words-column-language = भाषा, भाषाएं, भाषाएँ, bhasha, bhaasha
words-role-mentor = मेंटर, मेन्टर, मेंटॉर
words-role-mentee = मेंटी, मेन्टी, सीखने वाले, सीखने वाला, सीखने वाली, menti
words-role-facilitator = बातचीत चलाने वाले, बातचीत चलाने वाला, बातचीत चलाने वाली, बातचीत चलाना, baatcheet chalane wale, baatcheet chalane wala, baatcheet chalane wali
words-role-moderator = मॉडरेटर, रूम संभालने वाले, रूम संभालने वाला, रूम संभालने वाली, रूम संभालना, रूम सँभालने वाले, रूम सँभालने वाला, रूम सँभालने वाली, रूम सम्भालने वाले, रूम सम्भालने वाला, रूम सम्भालने वाली, room sambhalne wale, room sambhalne wala, room sambhalne wali
words-role-coordinator = समन्वयक, कोऑर्डिनेटर, कोआर्डिनेटर, कोर्डिनेटर, कॉर्डिनेटर
words-role-supervisor = पर्यवेक्षक, सुपरवाइजर, सुपरवाइज़र, सुपरवाईजर
