//! The organisations of the demo, one for each of the source manuals. Earlier releases had these and no others.

use chrono::{DateTime, Utc};
use herstel_domain::{
    ids::{BranchId, OrganisationId},
    organisation::{Profile, Register},
    policy::{BackupEmail, Methods, PasswordRules, Policy, RecoveryCodeEffect, SecondFactor},
};
use uuid::Uuid;

/// An organisation as it begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name in addresses.
    pub slug: &'static str,
    /// As people know it.
    pub name: &'static str,
    /// The hue of its pages, 0–359.
    pub hue: u16,
    /// The colour of its mails: mail programs know no `oklch`.
    pub mail_colour: &'static str,
    /// What it demands.
    pub policy: Policy,
    /// The parts that people belong to; most organisations have none.
    pub branches: &'static [Branch],
}

/// A part of an organisation that people belong to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Branch {
    /// Which.
    pub id: BranchId,
    /// The name over its mails, for instance `02 Rotterdam`.
    pub sender: &'static str,
}

const fn branch(number: u128, sender: &'static str) -> Branch {
    Branch { id: BranchId::new(Uuid::from_u128(0x6272_616e_6368_4000_8000_0000_0000_0000 + number)), sender }
}

impl Organisation {
    /// What makes it one.
    #[must_use]
    pub fn register(&self, now: DateTime<Utc>) -> Register {
        let profile = Profile {
            slug: self.slug.to_owned(),
            name: self.name.to_owned(),
            hue: self.hue,
            mail_colour: self.mail_colour.to_owned(),
            helpdesk: format!("helpdesk@{}.example", self.slug),
        };
        Register { organisation: self.id, profile, policy: self.policy, now }
    }
}

const fn organisation(number: u128, slug: &'static str, name: &'static str) -> Organisation {
    Organisation {
        id: OrganisationId::new(Uuid::from_u128(0x6f72_6761_6e69_4000_8000_0000_0000_0000 + number)),
        slug,
        name,
        hue: 245,
        mail_colour: "#0b3f63",
        policy: Policy::FIRST,
        branches: &[],
    }
}

/// One organisation for each of the source manuals.
pub const ORGANISATIONS: [Organisation; 5] = [
    Organisation { hue: 250, mail_colour: "#0e3d66", ..organisation(1, "finrust", "FinRust") },
    Organisation {
        hue: 190,
        mail_colour: "#00454a",
        policy: Policy { grace_days: 14, methods: Methods { voice: true, ..Methods::APP }, ..Policy::FIRST },
        ..organisation(2, "caresharing", "CareSharing")
    },
    Organisation { hue: 62, mail_colour: "#5a3304", ..organisation(3, "profiportaal", "ProfiPortaal") },
    Organisation {
        hue: 312,
        mail_colour: "#4c2a5e",
        policy: Policy {
            password: PasswordRules { minimum: 15, classes: true },
            remember_device_days: 30,
            methods: Methods { sms: true, ..Methods::APP },
            ..Policy::FIRST
        },
        branches: &[branch(402, "02 Rotterdam"), branch(401, "01 Amsterdam")],
        ..organisation(4, "werktalent", "WerkTalent")
    },
    Organisation {
        hue: 118,
        mail_colour: "#3c4203",
        policy: Policy {
            second_factor: SecondFactor::Optional,
            recovery_code_effect: RecoveryCodeEffect::SwitchOff,
            backup_email: BackupEmail::Offered,
            ..Policy::FIRST
        },
        ..organisation(5, "mijnlogin", "MijnLogin")
    },
];

/// The one of that name in addresses.
#[must_use]
pub fn named(slug: &str) -> Option<&'static Organisation> {
    ORGANISATIONS.iter().find(|organisation| organisation.slug == slug)
}
