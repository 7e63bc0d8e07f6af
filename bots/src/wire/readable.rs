//! What the readers of a message see of words in it, whatever kind it is of.

use serde_json::Value;

/// All words of a message that its readers see, of whatever kind: a caption, the question and the answers of a poll (MSC3381,
/// and as the specification has it since version 1.7), what is said of a place.
pub fn readable(content: &Value) -> String {
    let text = |value: &Value| {
        let plain = value["org.matrix.msc1767.text"].as_str().or_else(|| value["body"].as_str());
        let listed =
            value["m.text"].as_array().into_iter().flatten().filter_map(|text| text["body"].as_str());
        plain.into_iter().chain(listed).map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    let mut said = text(content);
    for poll in ["m.poll", "org.matrix.msc3381.poll.start"].map(|field| &content[field]) {
        said.extend(text(&poll["question"]));
        said.extend(poll["answers"].as_array().into_iter().flatten().take(POLLED).flat_map(text));
    }
    for place in ["m.location", "org.matrix.msc3488.location"].map(|field| &content[field]) {
        said.extend(place["description"].as_str().map(ToOwned::to_owned));
    }
    said.dedup();
    said.join("\n")
}

/// So many answers of a poll are read: the specification allows no more.
const POLLED: usize = 20;

/// A place in words: what the person's client says of it, and where it is. One that moves (MSC3672) says so again and
/// again, each time as an event of its own without any text.
pub(super) fn place(content: &Value) -> Option<String> {
    let located = ["m.location", "org.matrix.msc3488.location"].map(|field| &content[field]);
    let located = located.into_iter().find(|place| place["uri"].is_string());
    if content["msgtype"] != "m.location" && (located.is_none() || !content["msgtype"].is_null()) {
        return None;
    }
    let of_place = |field: &str| located.and_then(|place| place[field].as_str());
    let said = content["body"].as_str().or_else(|| of_place("description")).unwrap_or_default().trim();
    let at = content["geo_uri"].as_str().or_else(|| of_place("uri")).unwrap_or_default();
    let more = of_place("description").map(str::trim).filter(|more| !said.contains(more)).unwrap_or_default();
    let said = format!("{more} {said}");
    let said = said.trim();
    let words = if said.contains(at) { said.to_owned() } else { format!("{said} {at}") };
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}
