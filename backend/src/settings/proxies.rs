//! Whose word on a client's address is believed.

use std::net::IpAddr;

use ipnet::IpNet;

use super::resolve::Wrong;

/// The proxies before us, as ranges of addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        let ranges = text.split(',').map(str::trim).filter(|range| !range.is_empty()).map(|range| {
            range.parse::<IpNet>().or_else(|_| range.parse::<IpAddr>().map(IpNet::from)).map_err(|_| {
                let why = format!("`{range}` is neither an address nor a range");
                Wrong::new(why, "write them by commas, as 10.0.0.0/8, 192.0.2.7")
            })
        });
        ranges.collect::<Result<_, _>>().map(Self)
    }

    /// Whether a peer with this address is one of the proxies. An IPv4 address in IPv6 clothing counts as IPv4.
    #[must_use]
    pub fn trusts(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.0.iter().any(|range| range.contains(&peer))
    }
}
