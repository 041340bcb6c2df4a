//! A toy stream: money goes in and out, and may not go below nothing.

use herstel::{
    jobs::Lane,
    journal::{Job, Stream},
};
use herstel_domain::{Decider, decider::Refusal};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) struct Ledger;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) enum Balance {
    #[default]
    Absent,
    Open {
        amount: i64,
        entries: u64,
        /// The sequence of the last withdrawal.
        last_withdrawal: u64,
        note: String,
    },
}

#[derive(Clone, Debug)]
pub(crate) enum Command {
    /// Puts money in; `token` tells one such act from another.
    Deposit { amount: i64, token: Uuid },
    /// Takes each amount out, one event each, all or none. The last one is told by mail, with this enclosure.
    Withdraw { amounts: Vec<i64>, enclosure: Option<Uuid> },
    /// Sets the note; the same note changes nothing.
    Note(String),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    Deposited(Deposited),
    Withdrawn(Withdrawn),
    Noted(Noted),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Deposited {
    pub(crate) amount: i64,
    pub(crate) token: Uuid,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Withdrawn {
    pub(crate) amount: i64,
    pub(crate) enclosure: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Noted(pub(crate) String);

herstel::records! {
    Event {
        Deposited => "money.deposited" 2,
        Withdrawn => "money.withdrawn" 1,
        Noted => "ledger.noted" 1,
    }
    older { "money.deposited" 1 => deposited_v1 }
}

/// Before they had tokens, deposits were bare numbers.
fn deposited_v1(amount: Value) -> Result<Event, serde_json::Error> {
    Ok(Event::Deposited(Deposited { amount: serde_json::from_value(amount)?, token: Uuid::nil() }))
}

#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("there is not that much money")]
pub(crate) struct Overdrawn;

impl Refusal for Overdrawn {
    fn code(&self) -> &'static str {
        "overdrawn"
    }
}

impl Decider for Ledger {
    const STREAM: &'static str = "ledger";
    type State = Balance;
    type Command = Command;
    type Event = Event;
    type Refusal = Overdrawn;

    fn decide(state: &Balance, command: Command) -> Result<Vec<Event>, Overdrawn> {
        match command {
            Command::Deposit { amount, token } => Ok(vec![Event::Deposited(Deposited { amount, token })]),
            Command::Withdraw { amounts, .. } if amounts.iter().sum::<i64>() > state.amount() => Err(Overdrawn),
            Command::Withdraw { amounts, enclosure } => {
                let last = amounts.len() - 1;
                let withdrawn = |(index, amount)| {
                    Event::Withdrawn(Withdrawn { amount, enclosure: enclosure.filter(|_| index == last) })
                };
                Ok(amounts.into_iter().enumerate().map(withdrawn).collect())
            }
            Command::Note(note) if note == state.note() => Ok(vec![]),
            Command::Note(note) => Ok(vec![Event::Noted(Noted(note))]),
        }
    }

    fn evolve(state: Balance, event: &Event) -> Balance {
        let (mut amount, mut last_withdrawal, mut note) =
            (state.amount(), Ledger::seen(&state), state.note().to_owned());
        let entries = state.entries() + 1;
        match event {
            Event::Deposited(Deposited { amount: more, .. }) => amount += more,
            Event::Withdrawn(Withdrawn { amount: less, .. }) => (amount, last_withdrawal) = (amount - less, entries),
            Event::Noted(Noted(text)) => note.clone_from(text),
        }
        Balance::Open { amount, entries, last_withdrawal, note }
    }
}

impl Balance {
    pub(crate) fn amount(&self) -> i64 {
        if let Self::Open { amount, .. } = self { *amount } else { 0 }
    }

    pub(crate) fn entries(&self) -> u64 {
        if let Self::Open { entries, .. } = self { *entries } else { 0 }
    }

    pub(crate) fn note(&self) -> &str {
        if let Self::Open { note, .. } = self { note } else { "" }
    }
}

impl Stream for Ledger {
    const SHAPE: i32 = 3;

    fn facts(state: &Balance) -> Value {
        json!({ "amount": state.amount(), "note": state.note() })
    }

    fn jobs(before: &Balance, event: &Event, after: &Balance) -> Vec<Job> {
        let Event::Withdrawn(Withdrawn { enclosure, .. }) = event else { return vec![] };
        let payload = json!({ "before": before.amount(), "after": after.amount() });
        vec![Job { kind: "mail", payload, due: None, lane: Lane::Awaited, enclosure: *enclosure }]
    }

    fn seen(state: &Balance) -> u64 {
        if let Balance::Open { last_withdrawal, .. } = state { *last_withdrawal } else { 0 }
    }
}
