//! Files of ours: made when they are sent, sealed where the chat is, and kept by the homeserver alone.

use bots::{
    effect::{Destination, FileContent, FileOfOurs, Message},
    ids::{CohortId, EffectKey},
    text::Rendered,
};
use serde_json::{Value, json};
use storage::OutboxRow;

use super::{Courier, Delivery};
use crate::error::ShellError;

impl Courier {
    /// Sends somebody a file into their chat.
    pub(super) async fn hand(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        cohort: &CohortId,
        file: &FileOfOurs,
    ) -> Result<Delivery, ShellError> {
        let to = Destination::Chat(file.to.clone());
        let Some(room) = self.room_of(cohort, to.clone()).await? else {
            return Ok(Delivery::Never("there is no direct chat with the person".to_owned()));
        };
        let (mime, bytes) = made(&file.what);
        let size = bytes.len();
        let mut content = match self.is_encrypted(&room).await? {
            true => self.sealed(bytes).await?,
            false => json!({ "url": self.homeserver.upload(&self.voice, mime, bytes).await? }),
        };
        content["msgtype"] = json!("m.file");
        content["body"] = json!(file.name);
        content["filename"] = json!(file.name);
        content["info"] = json!({ "mimetype": mime, "size": size });
        let said = Message::silent(to, Rendered { plain: file.name.clone(), html: None });
        self.put(row, key, cohort, &said, &mut content).await
    }

    async fn sealed(&self, bytes: Vec<u8>) -> Result<Value, ShellError> {
        let Some(device) = &self.device else {
            return Err(ShellError::Device("a file is for an encrypted chat".to_owned()));
        };
        let (sealed, mut key) = device.seal_file(&bytes)?;
        key["url"] = json!(self.homeserver.upload(&self.voice, "application/octet-stream", sealed).await?);
        Ok(json!({ "file": key }))
    }
}

/// What kind of file it is, and its bytes.
fn made(what: &FileContent) -> (&'static str, Vec<u8>) {
    match what {
        FileContent::Slips(slips) => ("text/html", web::slips_page(slips).into_bytes()),
        FileContent::Table(rows) => ("text/csv", table(rows).into_bytes()),
        FileContent::Text(text) => ("text/plain", text.clone().into_bytes()),
    }
}

/// Rows as spreadsheets read them, in whatever language they speak: with a byte-order mark, and semicolons. What a
/// spreadsheet would take for a formula is made a text.
fn table(rows: &[Vec<String>]) -> String {
    let is_formula = |text: &str| {
        let is_account = || text.starts_with('@') && text.contains(':') && !text.contains(['(', '!', '|']);
        text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_account()
    };
    let cell = |text: &String| {
        let mark = if is_formula(text) { "'" } else { "" };
        format!("\"{mark}{}\"", text.replace('"', "\"\""))
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(";");
    let lines: Vec<String> = rows.iter().map(line).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_of_a_table_is_a_formula() {
        let cells = ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1:A2)", " =1", "@asha:moh.test", "a;b", "Asha"];
        let written = table(&[cells.map(ToOwned::to_owned).to_vec()]);
        assert_eq!(
            written,
            "\u{feff}\"'=HYPERLINK(\"\"x\"\")\";\"'+1\";\"'-1\";\"'@SUM(A1:A2)\";\"' =1\";\"@asha:moh.test\";\"a;b\";\"Asha\"\r\n"
        );
        let read = spreadsheet::read(written.as_bytes()).unwrap();
        assert_eq!(read.rows[0].cells[5].text, "@asha:moh.test");
        assert!(read.rows[0].cells.iter().all(|cell| !cell.formula));
    }
}
