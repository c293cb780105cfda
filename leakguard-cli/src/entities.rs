//! `leakguard entities`

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use leakguard_core::{Entity, EntityDetails, EntityInfo};

use crate::args::EntitiesArgs;

pub fn run(args: &EntitiesArgs) -> Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    if args.json {
        serde_json::to_writer_pretty(&mut out, &EntityDetails::all()).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(ExitCode::SUCCESS);
    }
    let catalogue: Vec<&EntityInfo> = Entity::ALL.iter().map(|entity| entity.info()).collect();
    writeln!(out, "{:<20} {:<9} {:<8} {:<26} EVIDENCE", "ENTITY", "CATEGORY", "COUNTRY", "CHECKSUM")?;
    for info in catalogue {
        let (country, checksum) = (info.country.unwrap_or("-"), info.checksum.unwrap_or("-"));
        writeln!(out, "{:<20} {:<9} {:<8} {:<26} {}", info.entity, info.category.name(), country, checksum, info.evidence)?;
    }
    Ok(ExitCode::SUCCESS)
}
