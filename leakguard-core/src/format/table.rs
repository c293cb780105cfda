//! The columns of a table: what its titles say is looked up once and counts for every record.

use super::fields::{Fields, Foreseen, Kind};
use crate::detect::field::FieldName;

/// Columns, and bytes of all their names, that are kept; those beyond have no name.
const COLUMNS: usize = 1024;
const NAMES: usize = 64 << 10;

/// The columns of the table at hand. Reused from table to table.
#[derive(Default)]
pub(crate) struct Table {
    names: Vec<u8>,
    columns: Vec<Column>,
    foreseen: Option<Foreseen>,
}

#[derive(Clone, Copy)]
struct Column {
    field: FieldName,
    start: usize,
    end: usize,
}

impl Table {
    pub fn clear(&mut self) {
        self.names.clear();
        self.columns.clear();
        self.foreseen = None;
    }

    pub fn shrink(&mut self) {
        self.names.shrink_to(0);
        self.columns.shrink_to(0);
    }

    /// The next column, by its name.
    pub fn add(&mut self, name: &[u8], fields: &mut Fields) {
        if self.columns.len() == COLUMNS || self.names.len() + name.len() > NAMES {
            return;
        }
        let start = self.names.len();
        self.names.extend_from_slice(name);
        self.columns.push(Column { field: fields.classify(name), start, end: self.names.len() });
    }

    /// Every column is known now: what they say together (a first name beside an address) counts from the first record on.
    pub fn complete(&mut self, fields: &mut Fields) {
        fields.enter(Kind::Object);
        for column in &self.columns {
            fields.column(column.field, &self.names[column.start..column.end]);
        }
        self.foreseen = Some(fields.foreseen());
        fields.leave();
    }

    /// Into a record; a table without titles is a list.
    pub fn enter(&self, fields: &mut Fields) {
        fields.enter(if self.columns.is_empty() { Kind::List } else { Kind::Object });
        if let Some(foreseen) = self.foreseen {
            fields.foresee(foreseen);
        }
    }

    /// On to a cell of the record.
    #[inline]
    pub fn cell(&self, index: usize, fields: &mut Fields) {
        match self.columns.get(index) {
            Some(column) => fields.column(column.field, &self.names[column.start..column.end]),
            None if self.columns.is_empty() => {
                if index > 0 {
                    fields.next_element();
                }
            }
            None => fields.column(FieldName::default(), b""),
        }
    }
}
