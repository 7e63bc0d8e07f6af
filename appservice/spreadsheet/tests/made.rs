//! Packed files, made by hand.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A zip file with these entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        // As the standard of OpenDocument asks for the first of its entries.
        let stored = *name == "mimetype";
        let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// An `.xlsx` of some sheets.
#[derive(Default)]
pub struct Xlsx {
    /// Of each: more attributes, and what is in `<sheetData>`.
    pub sheets: Vec<(String, String)>,
    /// What is in `<sst>`.
    pub strings: String,
    /// What is in `<styleSheet>`.
    pub styles: String,
    /// What is in `<workbook>` before the sheets.
    pub workbook: String,
}

impl Xlsx {
    /// One sheet with these rows.
    pub fn of(rows: &str) -> Self {
        Self { sheets: vec![(String::new(), rows.to_owned())], ..Self::default() }
    }

    /// Its parts.
    pub fn parts(&self) -> Vec<(String, String)> {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        let relation = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
        };
        let relations =
            |all: String| format!(r#"{head}<Relationships xmlns="{PACKAGE}">{all}</Relationships>"#);
        let mut listed = String::new();
        let mut related =
            relation("s", "styles", "styles.xml") + &relation("t", "sharedStrings", "sharedStrings.xml");
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
            ("_rels/.rels".to_owned(), relations(relation("w", "officeDocument", "xl/workbook.xml"))),
        ];
        for (at, (attributes, rows)) in self.sheets.iter().enumerate() {
            listed += &format!(r#"<sheet name="S{at}" sheetId="{}" {attributes} r:id="r{at}"/>"#, at + 1);
            let target = format!("worksheets/sheet{}.xml", at + 1);
            related += &relation(&format!("r{at}"), "worksheet", &target);
            let text = format!(
                r#"{head}<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>{rows}</sheetData></worksheet>"#
            );
            parts.push((format!("xl/{target}"), text));
        }
        let workbook = &self.workbook;
        let text = format!(
            r#"{head}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}<sheets>{listed}</sheets></workbook>"#
        );
        parts.push(("xl/workbook.xml".to_owned(), text));
        parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations(related)));
        let strings = format!(r#"{head}<sst xmlns="{MAIN}">{}</sst>"#, self.strings);
        parts.push(("xl/sharedStrings.xml".to_owned(), strings));
        let styles = format!(r#"{head}<styleSheet xmlns="{MAIN}">{}</styleSheet>"#, self.styles);
        parts.push(("xl/styles.xml".to_owned(), styles));
        parts
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        packed(&self.parts())
    }
}

/// A zip file with these parts.
pub fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let entries: Vec<_> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&entries)
}

/// The content of an `.ods`: its styles, and its tables with their elements.
pub fn ods_content(styles: &str, tables: &str) -> String {
    let names: String = ["office", "style", "table", "text"]
        .iter()
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content{names} office:version=\"1.3\">\
         <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    )
}

/// An `.ods` with this content.
pub fn ods_of(content: &str) -> Vec<u8> {
    zip(&[
        ("mimetype", &b"application/vnd.oasis.opendocument.spreadsheet"[..]),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"urn:m\"/>"),
    ])
}

/// An `.ods` with one table of these rows.
pub fn ods(rows: &str) -> Vec<u8> {
    ods_of(&ods_content("", &format!("<table:table table:name=\"A\">{rows}</table:table>")))
}

/// A row of an `.ods` with these texts.
pub fn ods_row(cells: &[&str]) -> String {
    let cell = |text| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

/// A cell of an `.xlsx` with a text of its own.
pub fn inline(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// A good list, as `.xlsx`.
pub fn good_xlsx() -> Vec<u8> {
    let rows = concat!(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>254712345678</v></c></row>"#,
    );
    let strings = "<si><t>Name</t></si><si><t>Phone</t></si><si><t>Achieng Okello</t></si>";
    Xlsx { strings: strings.to_owned(), ..Xlsx::of(rows) }.bytes()
}

/// The same, as `.ods`.
pub fn good_ods() -> Vec<u8> {
    ods(&[ods_row(&["Name", "Phone"]), ods_row(&["Achieng Okello", "254712345678"])].concat())
}

/// An entry of a zip file as it lies there.
#[derive(Clone, Default)]
pub struct Entry {
    pub name: String,
    /// Bit 0: locked.
    pub flags: u16,
    pub method: u16,
    pub crc: u32,
    pub packed: Vec<u8>,
    /// What the file says that it is unpacked.
    pub size: u32,
    /// More fields in the directory.
    pub extra: Vec<u8>,
}

/// A zip file of entries that may say what is not so.
pub fn raw_zip(entries: &[Entry]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let place = u32::try_from(file.len()).unwrap();
        let name = u16::try_from(entry.name.len()).unwrap();
        let mut head = [20_u16, entry.flags, entry.method, 0, 0].map(u16::to_le_bytes).concat();
        head.extend(
            [entry.crc, u32::try_from(entry.packed.len()).unwrap(), entry.size]
                .map(u32::to_le_bytes)
                .concat(),
        );
        let extra = u16::try_from(entry.extra.len()).unwrap();
        let (wide, none) =
            ([name, extra].map(u16::to_le_bytes).concat(), [name, 0].map(u16::to_le_bytes).concat());
        directory.extend([b"PK\x01\x02\x14\0", &head[..], &wide, &[0; 10], &place.to_le_bytes()].concat());
        directory.extend([entry.name.as_bytes(), &entry.extra].concat());
        file.extend([b"PK\x03\x04", &head[..], &none, entry.name.as_bytes(), &entry.packed].concat());
    }
    let start = u32::try_from(file.len()).unwrap();
    let length = u32::try_from(directory.len()).unwrap();
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([u16::try_from(entries.len()).unwrap().to_le_bytes(); 2].concat());
    file.extend([length, start].map(u32::to_le_bytes).concat());
    file.extend([0, 0]);
    file
}
