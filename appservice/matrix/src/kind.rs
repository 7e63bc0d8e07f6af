//! What a request is about, in one word: how many of each there were stands in the metrics.

use reqwest::Method;

/// The kind of a request by its method and the pieces of its path below `/_matrix/client/`. No id is in it.
pub(crate) fn kind(method: &Method, path: &[&str]) -> &'static str {
    let reads = *method == Method::GET;
    match path {
        ["versions"] | [_, "capabilities"] | [_, "appservice", ..] => "server",
        [.., "sync"] => "sync",
        [_, _, "delayed_events", ..] => "openings",
        [_, "createRoom"] | [_, "directory", ..] => "create",
        [_, "join", ..] => "membership",
        [_, "rooms", _, rest @ ..] => match rest {
            ["join" | "leave" | "invite" | "kick" | "ban" | "unban"] => "membership",
            ["send" | "redact", ..] => "send",
            ["messages"] => "read_back",
            ["state"] => "whole_state",
            ["state", ..] if !reads => "write_state",
            _ => "read",
        },
        [_, "upload"] => "upload",
        _ => "account",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_says_what_is_asked_and_of_nobody() {
        let kinds = [
            (Method::GET, "v3/rooms/!r/state", "whole_state"),
            (Method::GET, "v3/rooms/!r/state/m.room.topic", "read"),
            (Method::PUT, "v3/rooms/!r/state/m.room.topic", "write_state"),
            (Method::GET, "v3/rooms/!r/messages", "read_back"),
            (Method::PUT, "v3/rooms/!r/send/m.room.message/t", "send"),
            (Method::POST, "v3/rooms/!r/invite", "membership"),
            (Method::POST, "v3/join/!r", "membership"),
            (Method::GET, "unstable/org.matrix.msc4140/delayed_events", "openings"),
            (Method::POST, "unstable/org.matrix.simplified_msc3575/sync", "sync"),
            (Method::POST, "v3/upload", "upload"),
            (Method::GET, "v3/account/whoami", "account"),
            (Method::GET, "versions", "server"),
        ];
        for (method, path, is) in kinds {
            let pieces: Vec<&str> = path.split('/').collect();
            assert_eq!(kind(&method, &pieces), is, "{method} {path}");
        }
    }
}
