//! Apache Parquet: typed columns in groups of rows, compressed with Snappy.

use std::io::{Read, Write};
use std::sync::Arc;

use anyhow::{Result, anyhow, ensure};
use parquet::basic::{Compression, ConvertedType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::Field;
use parquet::schema::types::{Type as Schema, TypePtr};

use super::plan::Output;
use super::recipe::Type;
use super::row::Cell;

/// Rows of a group: they are held in memory until the group is full.
const GROUP: usize = 16 * 1024;

/// Values of some rows, column by column.
pub struct Buffers {
    rows: usize,
    columns: Vec<Buffer>,
}

struct Buffer {
    /// 1: there is a value, 0: there is none.
    levels: Vec<i16>,
    values: Values,
}

enum Values {
    Text(Vec<ByteArray>),
    Int(Vec<i64>),
    Float(Vec<f64>),
    Bool(Vec<bool>),
}

impl Buffers {
    /// None yet.
    pub fn new(columns: &[Output]) -> Buffers {
        let values = |kind| match kind {
            Type::Text => Values::Text(Vec::new()),
            Type::Int => Values::Int(Vec::new()),
            Type::Float => Values::Float(Vec::new()),
            Type::Bool => Values::Bool(Vec::new()),
        };
        Buffers { rows: 0, columns: columns.iter().map(|column| Buffer { levels: Vec::new(), values: values(column.kind) }).collect() }
    }

    /// Adds a row.
    pub fn add(&mut self, row: &[Cell]) -> Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(row) {
            let Some(text) = cell.text() else {
                column.levels.push(0);
                continue;
            };
            column.levels.push(1);
            let text = String::from_utf8_lossy(text);
            match &mut column.values {
                Values::Text(values) => values.push(ByteArray::from(text.as_bytes().to_vec())),
                Values::Int(values) => values.push(text.parse()?),
                Values::Float(values) => values.push(text.parse()?),
                Values::Bool(values) => values.push(text == "true"),
            }
        }
        self.rows += 1;
        Ok(())
    }

    fn append(&mut self, other: Buffers) {
        self.rows += other.rows;
        for (own, mut other) in self.columns.iter_mut().zip(other.columns) {
            own.levels.append(&mut other.levels);
            match (&mut own.values, &mut other.values) {
                (Values::Text(own), Values::Text(other)) => own.append(other),
                (Values::Int(own), Values::Int(other)) => own.append(other),
                (Values::Float(own), Values::Float(other)) => own.append(other),
                (Values::Bool(own), Values::Bool(other)) => own.append(other),
                _ => {}
            }
        }
    }
}

/// A file that is being written.
pub struct Columnar<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Output>,
    group: Buffers,
}

fn schema(columns: &[Output]) -> Result<TypePtr> {
    let mut fields = Vec::with_capacity(columns.len());
    for column in columns {
        let (physical, converted) = match column.kind {
            Type::Text => (Physical::BYTE_ARRAY, ConvertedType::UTF8),
            Type::Int => (Physical::INT64, ConvertedType::NONE),
            Type::Float => (Physical::DOUBLE, ConvertedType::NONE),
            Type::Bool => (Physical::BOOLEAN, ConvertedType::NONE),
        };
        let field = Schema::primitive_type_builder(&column.name, physical).with_repetition(Repetition::OPTIONAL).with_converted_type(converted);
        fields.push(Arc::new(field.build()?));
    }
    Ok(Arc::new(Schema::group_type_builder("rows").with_fields(fields).build()?))
}

impl<W: Write + Send> Columnar<W> {
    /// Begins a file.
    pub fn new(columns: &[Output], out: W) -> Result<Columnar<W>> {
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(out, schema(columns)?, Arc::new(properties))?;
        Ok(Columnar { writer, columns: columns.to_vec(), group: Buffers::new(columns) })
    }

    /// Adds rows.
    pub fn write(&mut self, rows: Buffers) -> Result<()> {
        self.group.append(rows);
        if self.group.rows >= GROUP { self.write_group() } else { Ok(()) }
    }

    fn write_group(&mut self) -> Result<()> {
        let group = std::mem::replace(&mut self.group, Buffers::new(&self.columns));
        if group.rows == 0 {
            return Ok(());
        }
        let mut writer = self.writer.next_row_group()?;
        for column in group.columns {
            let Some(mut to) = writer.next_column()? else { return Err(anyhow!("a column too many")) };
            let levels = Some(&column.levels[..]);
            match column.values {
                Values::Text(values) => to.typed::<ByteArrayType>().write_batch(&values, levels, None)?,
                Values::Int(values) => to.typed::<Int64Type>().write_batch(&values, levels, None)?,
                Values::Float(values) => to.typed::<DoubleType>().write_batch(&values, levels, None)?,
                Values::Bool(values) => to.typed::<BoolType>().write_batch(&values, levels, None)?,
            };
            to.close()?;
        }
        writer.close()?;
        Ok(())
    }

    /// Ends the file.
    pub fn finish(mut self) -> Result<W> {
        self.write_group()?;
        Ok(self.writer.into_inner()?)
    }
}

/// Reads a file again. A file is read from its end, so it is held in memory: a part has at most some ten thousand rows.
pub fn read(columns: &[Output], mut reader: impl Read, name: &str, mut take: impl FnMut(u64, &[Cell]) -> Result<()>) -> Result<()> {
    let broken = |_| anyhow!("{name}: not readable as Parquet");
    let mut file = Vec::new();
    reader.read_to_end(&mut file)?;
    let file = SerializedFileReader::new(bytes::Bytes::from(file)).map_err(broken)?;
    let found = file.metadata().file_metadata().schema().get_fields();
    ensure!(found.iter().map(|field| field.name()).eq(columns.iter().map(|column| column.name.as_str())), "{name}: its columns are not those of the manifest");
    for (number, row) in file.get_row_iter(None).map_err(broken)?.enumerate() {
        let row = row.map_err(broken)?;
        let mut cells = Vec::with_capacity(columns.len());
        for (_, field) in row.get_column_iter() {
            cells.push(match field {
                Field::Null => Cell::Null,
                Field::Bool(is) => Cell::Bool(*is),
                Field::Long(number) => Cell::Number(number.to_string()),
                Field::Double(number) => Cell::Number(number.to_string()),
                Field::Str(text) => Cell::Text(text.as_bytes().to_vec()),
                _ => return Err(anyhow!("{name}: a value of a type that is not written")),
            });
        }
        take(number as u64 + 1, &cells)?;
    }
    Ok(())
}
