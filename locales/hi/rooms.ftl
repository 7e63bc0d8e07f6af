# रूम के नाम, जहां ग्रुप की फाइल ने अपने नाम नहीं दिए।

rooms-peer = साथी · { $cohort }
rooms-social = चाय का कोना · { $cohort }
rooms-notices = सूचनाएं · { $cohort }
rooms-facilitators = बातचीत चलाने वाले · { $cohort }
rooms-liaison = साथी और अधिकारी · { $cohort }
rooms-library = लाइब्रेरी · { $cohort }

rooms-peer-topic = यहां साथी एक-दूसरे से पूछते हैं और मदद करते हैं। किसी का सुपरवाइजर इस रूम में नहीं है।
rooms-social-topic = हंसी-मजाक, खबरें और जो काम का नहीं, उन सबकी जगह यहां है।
rooms-notices-topic = सबके लिए सूचनाएं यहां हैं, पढ़ने के लिए।
rooms-facilitators-topic = ग्रुप चलाने वाले यहां बात करते हैं।
rooms-liaison-topic = साथी और अधिकारी यहां मिलते हैं।
rooms-library-topic = गाइड और अच्छी बातें यहां संभालकर रखी हैं।
