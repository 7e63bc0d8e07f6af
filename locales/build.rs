//! Finds the languages: every folder here that has a `catalogue.ftl`. Adding one is adding a folder.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

/// The language in which texts are written first. It comes first wherever languages are listed.
const SOURCE: &str = "en";

fn main() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed={}", here.display());
    let mut languages = Vec::new();
    for folder in sorted(&here)? {
        let catalogue = folder.join("catalogue.ftl");
        if catalogue.is_file() {
            languages.push(Found::read(&folder, &fs::read_to_string(&catalogue)?)?);
        }
    }
    languages.sort_by_key(|language| (language.tag != SOURCE, language.tag.clone()));
    let out = PathBuf::from(env::var("OUT_DIR")?).join("languages.rs");
    fs::write(out, code(&languages)?)?;
    Ok(())
}

/// A folder of a language.
struct Found {
    tag: String,
    /// The language's name in itself.
    name: String,
    /// Name and place of each file that the program carries.
    files: Vec<(String, PathBuf)>,
    /// The same of what only tests read.
    apart: Vec<(String, PathBuf)>,
}

impl Found {
    fn read(folder: &Path, catalogue: &str) -> Result<Self, Box<dyn Error>> {
        let tag = file_name(folder);
        let valid =
            tag.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if !valid {
            return Err(format!("the folder of a language is named by its IETF tag: {tag:?} is none").into());
        }
        let name = catalogue.lines().find_map(|line| line.strip_prefix("catalogue-name = "));
        let name = name.ok_or_else(|| format!("{tag}/catalogue.ftl has no line `catalogue-name = …`"))?;
        let (mut files, mut apart) = (Vec::new(), Vec::new());
        for path in sorted(folder)? {
            if path.is_dir() {
                apart.extend(sorted(&path)?.into_iter().map(|file| (file_name(&file), file)));
            } else if file_name(&path) == "glossary.txt" {
                apart.push((file_name(&path), path));
            } else if path.extension().is_some_and(|kind| kind == "ftl" || kind == "txt") {
                files.push((file_name(&path), path));
            }
        }
        Ok(Self { tag, name: name.trim().to_owned(), files, apart })
    }

    /// Its variant: `En`, `PtBr`.
    fn variant(&self) -> String {
        let part = |part: &str| {
            let (first, rest) = part.split_at(1);
            first.to_uppercase() + &rest.to_lowercase()
        };
        self.tag.split('-').map(part).collect()
    }
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>();
    let mut entries = entries?;
    entries.sort();
    Ok(entries)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn code(languages: &[Found]) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    let (mut variants, mut all, mut tags) = (String::new(), String::new(), String::new());
    let (mut names, mut files, mut apart) = (String::new(), String::new(), String::new());
    for language in languages {
        let (variant, tag, name) = (language.variant(), &language.tag, &language.name);
        writeln!(variants, "    /// {name}.\n    #[serde(rename = {tag:?})]\n    {variant},")?;
        write!(all, "Self::{variant}, ")?;
        writeln!(tags, "            Self::{variant} => {tag:?},")?;
        writeln!(names, "            Self::{variant} => {name:?},")?;
        for (arms, list) in [(&mut files, &language.files), (&mut apart, &language.apart)] {
            writeln!(arms, "            Self::{variant} => &[")?;
            for (name, path) in list {
                writeln!(arms, "                ({name:?}, include_str!({path:?})),")?;
            }
            writeln!(arms, "            ],")?;
        }
    }
    let count = languages.len();
    write!(
        code,
        "/// A language in which Baraza speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Language {{
{variants}}}

impl Language {{
    /// All shipped languages: the one in which texts are written first, then by tag.
    pub const ALL: [Self; {count}] = [{all}];

    /// The IETF language tag.
    pub const fn tag(self) -> &'static str {{
        match self {{
{tags}        }}
    }}

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {{
        match self {{
{names}        }}
    }}

    /// Name and text of each of its files.
    pub const fn files(self) -> &'static [(&'static str, &'static str)] {{
        match self {{
{files}        }}
    }}

    /// Name and text of what only tests read: the glossary, and the texts of the example.
    pub const fn apart(self) -> &'static [(&'static str, &'static str)] {{
        match self {{
{apart}        }}
    }}
}}
"
    )?;
    Ok(code)
}
