//! What is done to the rows of a table on their way from a source into parts.

use anyhow::Result;

use super::groups::{Groups, Member, member};
use super::persons::LeaveOut;
use super::plan::{Counts, Output, Plan, Work};
use super::row::Cell;

/// The way of a row.
pub enum Stage<'s> {
    /// By the recipe.
    Plan(&'s Plan, &'s LeaveOut),
    /// As it is: the rows were made by `apply`. The place of the column that stands for the person, where one is written.
    Made {
        /// The columns.
        outputs: &'s [Output],
        /// Their names.
        names: &'s [String],
        /// The column that stands for the person.
        person: Option<usize>,
    },
}

impl Stage<'_> {
    /// The columns to read.
    pub fn inputs(&self) -> &[String] {
        match self {
            Stage::Plan(plan, _) => &plan.inputs,
            Stage::Made { names, .. } => names,
        }
    }

    /// The columns that are written.
    pub fn outputs(&self) -> &[Output] {
        match self {
            Stage::Plan(plan, _) => &plan.outputs,
            Stage::Made { outputs, .. } => outputs,
        }
    }

    /// Whether rows name persons.
    pub fn has_persons(&self) -> bool {
        match self {
            Stage::Plan(plan, _) => plan.has_persons(),
            Stage::Made { person, .. } => person.is_some(),
        }
    }

    /// What becomes of a row, and its group, if `groups` are wanted.
    pub fn apply(&self, row: &[Cell], work: &mut Work, groups: bool) -> Result<Option<(Vec<Cell>, Option<Member>)>> {
        let (new, person) = match self {
            Stage::Plan(plan, leave_out) => (plan.apply(row, leave_out, work)?, plan.person(row)),
            Stage::Made { outputs, person, .. } => {
                work.counts.rows_in += 1;
                work.counts.rows_out += 1;
                let typed = row.iter().zip(*outputs).map(|(cell, output)| cell.clone().of_type(output.kind).unwrap_or_default()).collect();
                (Some(typed), person.and_then(|place| row[place].text()))
            }
        };
        Ok(new.map(|new| {
            let member = groups.then(|| member(self.outputs(), &new, person, self.has_persons()));
            (new, member)
        }))
    }

    /// Whether a row is written, by its group. Counts it.
    pub fn is_written(counts: &mut Counts, member: Option<Member>, groups: Option<(&Groups, u32)>) -> bool {
        let is_enough = match (member, groups) {
            (Some(member), Some((groups, k))) => groups.is_enough(member, k),
            _ => true,
        };
        if !is_enough {
            counts.rows_out -= 1;
            counts.rows_suppressed += 1;
        }
        is_enough
    }
}
