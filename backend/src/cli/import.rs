//! `herstel import`: a list of people, at the operator's word.

use std::path::PathBuf;

use clap::Args;
use herstel_console::i18n::{Language, say};

use super::{
    Ended,
    office::{Office, operate},
};
use crate::{
    clock::Clock,
    imports::{self, Imports, Kind, Phase, Sender, Verdict},
    settings::Flags,
};

/// Lines that are named one by one.
const NAMED: usize = 1000;

/// Invite the people of a CSV file, or disable or enable their accounts.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The organisation, by its name in addresses
    #[arg(long)]
    organisation: String,
    /// invite, disable or enable
    #[arg(long, default_value = "invite", value_parser = kind)]
    act: Kind,
    /// Only check the file: say which lines are wrong, and end with 1 if any is
    #[arg(long)]
    check: bool,
    /// The file is whole although its last line has no end
    #[arg(long)]
    whole: bool,
    /// A CSV file in UTF-8 with a column for the address, and perhaps columns for name, language, branch and mobile number
    file: PathBuf,
}

/// Run again after it was interrupted, it goes on: who was invited is passed over.
pub(super) fn import(flags: &Flags, import: &Import) -> Result<(), Ended> {
    let file = std::fs::read(&import.file)
        .map_err(|error| Ended::refused(format!("{} cannot be read: {error}", import.file.display())))?;
    let mut read = imports::read(&file).map_err(|flaw| Ended::refused(format!("{}: {flaw}", import.file.display())))?;
    // the half of an address may be somebody else's
    let cut = read.unended && !import.whole;
    if cut {
        read.lines.pop();
    }
    operate(flags, async |office| {
        let organisation = office.organisation(&import.organisation).await?;
        let Office { pool, journal, vault, .. } = office;
        let imports = Imports::new(pool.clone(), journal.clone(), vault.clone(), Clock::system());
        // what an earlier run left undone comes first: then its lines are known
        imports.work().await?;
        let sender = Sender { organisation: organisation.id, account: None };
        let checked = imports.check(sender, &organisation.branches, import.act, read).await?;
        let wrong = checked.lines.iter().filter_map(|line| match &line.verdict {
            Verdict::LeftOut(reason, text) if !reason.is_no_fault() => Some((line.number, reason, text)),
            _ => None,
        });
        for (number, reason, text) in wrong.take(NAMED) {
            let why = say(Language::En, &format!("line-{}", reason.name()), &[]);
            eprintln!("line {number}: {why} ({text})");
        }
        if cut {
            eprintln!("the last line has no end and was left out: was the file cut? If it is whole, add --whole");
        }
        let (good, skipped, mut wrong) = checked.counts();
        wrong += u64::from(cut);
        println!("{good} to {}, {skipped} so already, {wrong} wrong", import.act.name());
        if !import.check && good > 0 {
            let id = imports.keep(sender, import.act, checked, Phase::Running).await?;
            imports.work().await?;
            let done = imports.find(organisation.id, id).await?;
            let (done, refused) = done.map_or((0, 0), |import| (import.done, import.wrong));
            println!("{done} of {good} done");
            wrong = refused + u64::from(cut);
        }
        if wrong > 0 { Err(Ended::refused(format!("{wrong} lines were left out"))) } else { Ok(()) }
    })
}

fn kind(text: &str) -> Result<Kind, String> {
    Kind::named(text).ok_or_else(|| "invite, disable or enable".to_owned())
}
