//! Counting at the door: what anybody tries who knows an address, by the network that they are in, and from anywhere
//! (R8).

use std::net::IpAddr;

use herstel_console::desk::{Turn, Visit};
use herstel_domain::words::Factor;

use super::super::{
    House,
    refusal::{Incident, wait},
};
use crate::{
    login::{Reserved, Throttled, attempts::Counted},
    secrets::Address,
};

/// Whose tries are counted together: by address and network, and by address alone. Known and unknown look alike.
pub(super) struct Door {
    /// What one network tries; it waits long before the others do.
    near: Counter,
    anywhere: Counter,
    /// What is said to whoever has to wait.
    refusal: &'static str,
}

/// Whose tries, and of what.
type Counter = ([u8; 32], Counted);

impl House {
    /// Where passwords are typed.
    pub(super) fn door(&self, visit: &Visit, address: &Address) -> Door {
        let counted = [Counted::Factor(Factor::Password), Counted::PasswordAnywhere];
        self.counting(visit, address, ("attempts_at_address", counted), "throttled")
    }

    /// Where links for a new password are asked for.
    pub(super) fn letterbox(&self, visit: &Visit, address: &Address) -> Door {
        let counted = [Counted::Link, Counted::LinkAnywhere];
        self.counting(visit, address, ("forgotten_at_address", counted), "mail_too_often")
    }

    fn counting(
        &self,
        visit: &Visit,
        address: &Address,
        (what, [near, anywhere]): (&str, [Counted; 2]),
        refusal: &'static str,
    ) -> Door {
        let address = address.normalised();
        let here = format!("{address} {}", network(&visit.ip));
        let near = (self.vault.lookup(what, &here), near);
        Door { near, anywhere: (self.vault.lookup(what, address), anywhere), refusal }
    }

    /// Counts a try that is about to be made, unless it is too early for one.
    pub(super) async fn knock(&self, door: &Door) -> Result<Reserved, Turn> {
        let now = self.clock.now();
        let too_early = |throttled: Throttled| wait(door.refusal, throttled.until, now);
        // In this order: who has to wait anyway adds nothing to what everybody's tries amount to.
        let near = self.count(&door.near).await?.map_err(too_early)?;
        let Err(throttled) = self.count(&door.anywhere).await? else { return Ok(near) };
        // It was not made: whoever tries again while others are held off has guessed nothing here.
        self.uncount(&door.near).await?;
        Err(too_early(throttled))
    }

    /// The try was not made after all.
    pub(super) async fn step_back(&self, door: &Door) -> Result<(), Turn> {
        self.uncount(&door.near).await?;
        self.uncount(&door.anywhere).await
    }

    /// The password was right, or there is a new one: wrong ones are forgotten.
    pub(super) async fn walk_in(&self, door: &Door) -> Result<(), Turn> {
        for (key, counted) in [&door.near, &door.anywhere] {
            self.attempts.succeeded(key, *counted).await.map_err(Incident::from)?;
        }
        Ok(())
    }

    async fn count(&self, (key, counted): &Counter) -> Result<Result<Reserved, Throttled>, Turn> {
        Ok(self.attempts.reserve(key, *counted).await.map_err(Incident::from)?)
    }

    async fn uncount(&self, (key, counted): &Counter) -> Result<(), Turn> {
        Ok(self.attempts.take_back(key, *counted).await.map_err(Incident::from)?)
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
