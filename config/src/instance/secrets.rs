//! Tokens: from a variable, from a file or from the settings, and never in a problem's text.

use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use crate::reader::{Reader, Table, Trouble};
use crate::values;

/// The least length of a token, so that it cannot be guessed.
const MIN_TOKEN_CHARS: usize = 16;

/// Where settings other than the text come from.
pub(super) struct Sources<'s> {
    /// What paths are relative to.
    pub(super) folder: &'s Path,
    /// Environment variables.
    pub(super) env: &'s dyn Fn(&str) -> Option<String>,
    /// Files.
    pub(super) files: &'s dyn Fn(&Path) -> std::io::Result<String>,
}

/// Names of a token: its field, the field for its file and the variable.
pub(super) struct Names {
    pub(super) field: &'static str,
    pub(super) file_field: &'static str,
    pub(super) variable: &'static str,
}

/// Looks a token up: variable, variable for a file, field, field for a file; the first that is there counts. `None`
/// when there is none or it is not usable; the latter is a problem already.
pub(super) fn token(
    reader: &mut Reader<'_>,
    table: &mut Table<'_>,
    sources: &Sources<'_>,
    names: &Names,
    needed: bool,
) -> Option<SecretString> {
    let written = table.get(reader, names.field, |value| {
        let text =
            value.as_str().ok_or_else(|| Trouble::new("a token in quotes is needed", "Put it in quotes."))?;
        Ok(text.to_owned())
    });
    let file = table.get(reader, names.file_field, values::line(4096));
    let (there, file_there) = (table.value(names.field).is_some(), table.value(names.file_field).is_some());
    let file_variable = format!("{}_FILE", names.variable);
    if let Some(token) = (sources.env)(names.variable) {
        return usable(reader, &token, &format!("the variable {}", names.variable), None);
    }
    if let Some(path) = (sources.env)(&file_variable) {
        return from_file(reader, sources, Path::new(&path), None);
    }
    if let (Some(_), Some(file)) = (&written, &file) {
        reader.error(
            Some(file.span()),
            format!("both `{}` and `{}` are there", names.field, names.file_field),
            "Take one of them out; the file is safer.",
        );
        return None;
    }
    if let Some(written) = written {
        let span = written.span();
        return usable(reader, written.get_ref(), &format!("`{}`", names.field), Some(span));
    }
    if let Some(file) = file {
        return from_file(reader, sources, &sources.folder.join(file.get_ref()), Some(file.span()));
    }
    if needed && !there && !file_there {
        reader.missing(
            table.span(),
            format!("there is no `{}`", names.field),
            format!(
                "Set `{}` here or the variable {}; `baraza init` makes new tokens.",
                names.file_field, names.variable
            ),
        );
    }
    None
}

fn from_file(
    reader: &mut Reader<'_>,
    sources: &Sources<'_>,
    path: &Path,
    at: Option<std::ops::Range<usize>>,
) -> Option<SecretString> {
    match (sources.files)(path) {
        Ok(text) => usable(reader, text.trim_end(), &format!("the token in {}", path.display()), at),
        Err(error) => {
            reader.error(
                at,
                format!("the token file {} cannot be read: {error}", path.display()),
                "Run `baraza init` to make the tokens, or correct the path (relative to the settings file).",
            );
            None
        }
    }
}

fn usable(
    reader: &mut Reader<'_>,
    token: &str,
    called: &str,
    at: Option<std::ops::Range<usize>>,
) -> Option<SecretString> {
    let trouble = if token.len() < MIN_TOKEN_CHARS {
        format!("{called} is shorter than {MIN_TOKEN_CHARS} characters")
    } else if !token.chars().all(|c| c.is_ascii_graphic()) {
        format!("{called} has spaces or characters other than plain ones")
    } else {
        return Some(SecretString::from(token));
    };
    reader.error(at, trouble, "Take 32 or more random letters and digits; `baraza init` makes them.");
    None
}

/// Both tokens must differ, or whoever has one could play the other.
pub(super) fn refuse_equal(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    one: &SecretString,
    other: &SecretString,
) {
    if one.expose_secret() == other.expose_secret() {
        reader.error(
            table.span(),
            "as_token and hs_token are the same: whoever has one could play the other",
            "Make two different tokens; `baraza init` does.",
        );
    }
}
