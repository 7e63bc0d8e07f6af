//! A person's picture, voice note or file as it is passed on: only what a client needs to show it, each field checked.
//! The voice says nothing in a form that its author could not have chosen from a short list.

use ruma::MxcUri;
use serde_json::{Map, Value, json};

use crate::text::one_line;

/// What may be passed on.
const KINDS: [&str; 4] = ["m.image", "m.audio", "m.video", "m.file"];
/// Numbers in JSON are whole and no larger than this (Matrix, appendix "Canonical JSON").
const LARGEST: u64 = (1 << 53) - 1;
/// A voice note's picture has so many bars at most, each so high at most (MSC3246).
const WAVEFORM: (usize, u64) = (256, 1024);
/// The longest name of a file, in characters; of any other word.
const LONGEST_NAME: usize = 100;
const LONGEST_WORD: usize = 200;

/// The content of a medium without what it would say; nothing where it is none, or says not where it is.
pub(super) fn of(content: &Value) -> Option<Value> {
    let kind = KINDS.into_iter().find(|known| content["msgtype"] == *known)?;
    let mut passed = Map::new();
    if content["file"].is_null() {
        passed.insert("url".to_owned(), address(&content["url"])?);
    } else {
        passed.insert("file".to_owned(), sealed(&content["file"])?);
    }
    passed.insert("msgtype".to_owned(), json!(kind));
    passed.insert("filename".to_owned(), json!(name(content)));
    if let Some(info) = info(&content["info"], true) {
        passed.insert("info".to_owned(), info);
    }
    if content["org.matrix.msc3245.voice"].is_object() && kind == "m.audio" {
        passed.insert("org.matrix.msc3245.voice".to_owned(), json!({}));
    }
    if let Some(audio) = audio(&content["org.matrix.msc1767.audio"]) {
        passed.insert("org.matrix.msc1767.audio".to_owned(), audio);
    }
    Some(Value::Object(passed))
}

/// Where a file is on a homeserver.
fn address(url: &Value) -> Option<Value> {
    let url = url.as_str().filter(|url| url.len() <= 255 && <&MxcUri>::from(*url).is_valid())?;
    Some(json!(url))
}

/// An encrypted file: where it is, and its key.
fn sealed(file: &Value) -> Option<Value> {
    let key = &file["key"];
    let operations = key["key_ops"].as_array().filter(|all| all.len() <= 8)?;
    let operations: Option<Vec<Value>> = operations.iter().map(word).collect();
    Some(json!({
        "url": address(&file["url"])?,
        "key": {
            "kty": word(&key["kty"])?, "key_ops": operations?, "alg": word(&key["alg"])?, "k": word(&key["k"])?,
            "ext": key["ext"].as_bool()?,
        },
        "iv": word(&file["iv"])?,
        "hashes": { "sha256": word(&file["hashes"]["sha256"])? },
        "v": word(&file["v"])?,
    }))
}

/// A short piece of plain letters, such as a type or a key.
fn word(value: &Value) -> Option<Value> {
    let plain = |word: &&str| word.len() <= LONGEST_WORD && word.chars().all(|c| c.is_ascii_graphic());
    value.as_str().filter(plain).map(|word| json!(word))
}

fn number(value: &Value) -> Option<Value> {
    value.as_u64().filter(|number| *number <= LARGEST).map(|number| json!(number))
}

/// What a client shows before it fetches the file. A field that is odd is left out.
fn info(info: &Value, with_thumbnail: bool) -> Option<Value> {
    let mut kept = Map::new();
    let mut keep = |field: &str, value: Option<Value>| {
        if let Some(value) = value {
            kept.insert(field.to_owned(), value);
        }
    };
    keep("mimetype", word(&info["mimetype"]));
    for field in ["size", "w", "h", "duration"] {
        keep(field, number(&info[field]));
    }
    if with_thumbnail {
        keep("thumbnail_url", address(&info["thumbnail_url"]));
        keep("thumbnail_file", sealed(&info["thumbnail_file"]));
        keep("thumbnail_info", self::info(&info["thumbnail_info"], false));
    }
    (!kept.is_empty()).then_some(Value::Object(kept))
}

fn audio(audio: &Value) -> Option<Value> {
    let mut kept = Map::new();
    if let Some(duration) = number(&audio["duration"]) {
        kept.insert("duration".to_owned(), duration);
    }
    if let Some(bars) = audio["waveform"].as_array() {
        let bars = bars.iter().take(WAVEFORM.0).map(|bar| bar.as_u64().unwrap_or_default().min(WAVEFORM.1));
        kept.insert("waveform".to_owned(), bars.collect());
    }
    (!kept.is_empty()).then_some(Value::Object(kept))
}

/// The file's name, as one line without the signs that lead through folders.
fn name(content: &Value) -> String {
    let given = content["filename"].as_str().or_else(|| content["body"].as_str()).unwrap_or_default();
    let name: String = one_line(given).replace(['/', '\\'], "_").chars().take(LONGEST_NAME).collect();
    if name.is_empty() { "file".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::of;

    #[test]
    fn only_known_kinds_that_say_where_they_are_are_passed_on() {
        let medium = |kind: &str, url: &str| of(&json!({ "msgtype": kind, "body": "a", "url": url }));
        for kind in ["m.image", "m.audio", "m.video", "m.file"] {
            assert!(medium(kind, "mxc://moh.test/abc").is_some(), "{kind}");
        }
        for kind in ["m.text", "m.notice", "m.location", "m.server_notice", "m.key.verification.request", "x"]
        {
            assert_eq!(medium(kind, "mxc://moh.test/abc"), None, "{kind}");
        }
        for url in [
            "https://moh.test/a.png",
            "javascript:alert(1)",
            "mxc://",
            "mxc://moh.test",
            "mxc://moh.test/a/b",
            "",
        ] {
            assert_eq!(medium("m.image", url), None, "{url}");
        }
        assert_eq!(of(&json!({ "msgtype": ["m.image"], "url": "mxc://moh.test/abc" })), None);
        assert_eq!(of(&json!({ "body": "wave", "url": "mxc://moh.test/abc" })), None, "a sticker");
    }

    #[test]
    fn what_nobody_needs_or_what_is_odd_is_left_out() {
        let content = json!({
            "msgtype": "m.image", "body": "caption", "filename": "../\u{202E}a\nb.jpg", "url": "mxc://moh.test/abc",
            "info": {
                "mimetype": "image/jpeg\nx", "size": -1, "w": 9_007_199_254_740_993_u64, "h": 480, "duration": "5",
                "thumbnail_url": "http://moh.test/t", "thumbnail_info": { "w": 1, "deep": { "x": 1 } }, "extra": [1],
            },
            "format": "org.matrix.custom.html", "formatted_body": "<a href='x'>", "m.mentions": { "room": true },
            "m.relates_to": {}, "org.example": 1, "org.matrix.msc3245.voice": {},
            "org.matrix.msc1767.audio": { "duration": 4000, "waveform": [5, -2, 9999, "x"], "more": 1 },
        });
        assert_eq!(
            of(&content).unwrap(),
            json!({
                "msgtype": "m.image", "filename": ".._a b.jpg", "url": "mxc://moh.test/abc",
                "info": { "h": 480, "thumbnail_info": { "w": 1 } },
                "org.matrix.msc1767.audio": { "duration": 4000, "waveform": [5, 0, 1024, 0] },
            })
        );
    }

    #[test]
    fn an_encrypted_file_keeps_its_key_and_no_more() {
        let file = json!({
            "url": "mxc://moh.test/abc", "iv": "aXY", "hashes": { "sha256": "aGFzaA", "md5": "x" }, "v": "v2",
            "key": { "kty": "oct", "key_ops": ["encrypt", "decrypt"], "alg": "A256CTR", "k": "a2V5", "ext": true, "x": 1 },
            "more": 1,
        });
        let of_file =
            |file: &serde_json::Value| of(&json!({ "msgtype": "m.file", "body": "a", "file": file }));
        let passed = of_file(&file).unwrap();
        let mut expected = file.clone();
        expected.as_object_mut().unwrap().remove("more");
        expected["hashes"].as_object_mut().unwrap().remove("md5");
        expected["key"].as_object_mut().unwrap().remove("x");
        assert_eq!(passed["file"], expected);
        let mut broken = file.clone();
        broken["url"] = json!("https://moh.test/abc");
        assert_eq!(of_file(&broken), None);
        broken = file;
        broken["key"] = json!("a2V5");
        assert_eq!(of_file(&broken), None);
    }
}
