//! HTTP by hand, for what no client would send.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use crate::house::TestApp;

/// Sends bytes as they are, and reads what comes back until the connection ends or nothing more comes.
pub(super) fn send(app: &TestApp, head: &str, body: &[u8]) -> String {
    let mut stream = TcpStream::connect(app.base.strip_prefix("http://").unwrap()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(5))).unwrap();
    stream.write_all(format!("{head}\r\nHost: localhost\r\n\r\n").as_bytes()).unwrap();
    // whoever has heard enough closes the connection
    let _ = stream.write_all(body);
    let mut answer = Vec::new();
    let mut buffer = [0; 16 * 1024];
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        answer.extend_from_slice(&buffer[..read]);
        if answer.windows(7).any(|end| end == b"</html>") {
            break;
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}
