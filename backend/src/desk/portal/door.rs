//! Counting at the door: wrong passwords for an address, by the network that they are typed in, and from anywhere (R8).

use std::net::IpAddr;

use herstel_console::desk::{Turn, Visit};
use herstel_domain::words::Factor;

use super::super::{
    House,
    refusal::{Incident, wait},
};
use crate::{
    login::{Reserved, attempts::Counted},
    secrets::Address,
};

/// The kind of counter that an address has.
const DOOR: &str = "attempts_at_address";
/// What is counted for one network; long before the other.
const NEAR: Counted = Counted::Factor(Factor::Password);
/// What is counted for everybody together.
const ANYWHERE: Counted = Counted::PasswordAnywhere;

/// Whose tries are counted together: by address and network, and by address alone. Known and unknown look alike.
pub(super) struct Door {
    near: [u8; 32],
    anywhere: [u8; 32],
}

impl House {
    pub(super) fn door(&self, visit: &Visit, address: &Address) -> Door {
        let address = address.normalised();
        Door {
            near: self.vault.lookup(DOOR, &format!("{address} {}", network(&visit.ip))),
            anywhere: self.vault.lookup(DOOR, address),
        }
    }

    /// Counts a password that is about to be checked, unless it is too early for one.
    pub(super) async fn knock(&self, door: &Door) -> Result<Reserved, Turn> {
        let now = self.clock.now();
        // In this order: who has to wait anyway adds nothing to what everybody's tries amount to.
        let near = self.attempts.reserve(&door.near, NEAR).await.map_err(Incident::from)?;
        let reserved = near.map_err(|throttled| wait("throttled", throttled.until, now))?;
        let anywhere = self.attempts.reserve(&door.anywhere, ANYWHERE).await.map_err(Incident::from)?;
        let Err(throttled) = anywhere else { return Ok(reserved) };
        // No password was checked: whoever tries again while others are held off has guessed nothing here.
        self.attempts.take_back(&door.near, NEAR).await.map_err(Incident::from)?;
        Err(wait("throttled", throttled.until, now))
    }

    /// The password was not checked after all.
    pub(super) async fn step_back(&self, door: &Door) -> Result<(), Turn> {
        self.attempts.take_back(&door.near, NEAR).await.map_err(Incident::from)?;
        Ok(self.attempts.take_back(&door.anywhere, ANYWHERE).await.map_err(Incident::from)?)
    }

    /// The password was right, or there is a new one: wrong ones are forgotten.
    pub(super) async fn walk_in(&self, door: &Door) -> Result<(), Turn> {
        self.attempts.succeeded(&door.near, NEAR).await.map_err(Incident::from)?;
        Ok(self.attempts.succeeded(&door.anywhere, ANYWHERE).await.map_err(Incident::from)?)
    }
}

/// The network that a client's address is in, as far as anybody has one for nothing: /24 and /48. Providers mostly give a
/// customer a /56, but whoever offers tunnels gives away a /48: by /56 that would be 256 places to guess from, enough to
/// keep an owner out from everywhere.
fn network(ip: &str) -> String {
    match ip.parse() {
        Ok(IpAddr::V4(ip)) => format!("{}/24", ip.to_bits() >> 8),
        Ok(IpAddr::V6(ip)) => format!("{}/48", ip.to_bits() >> 80),
        Err(_) => ip.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn neighbours_are_of_one_network_and_others_are_not() {
        assert_eq!(network("203.0.113.7"), network("203.0.113.250"));
        assert_ne!(network("203.0.113.7"), network("203.0.114.7"));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:ff02::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:2:2::1"));
        assert_eq!(network(""), "");
    }
}
