//! The mail server of the bench: aiosmtpd in a process of its own, which takes every mail and keeps none.

use std::{
    env,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use herstel::{
    jobs::mail::{Mail, Smtp},
    settings::{MailTransport, TransportSecurity},
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart},
    transport::smtp::PoolConfig,
};
use tokio::{runtime::Handle, task::JoinSet};

use super::{Outcome, http::Trouble};

/// Connections at once, as many as the service sends over.
const CONNECTIONS: i32 = 8;
const LIMIT: Duration = Duration::from_secs(10);

/// A running server. It ends with us.
pub(crate) struct Sink {
    child: Child,
    port: u16,
}

impl Sink {
    pub(crate) fn start() -> Outcome<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let cache = cache.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache"))).unwrap_or_default();
        let child = Command::new(cache.join("herstel/python/bin/python"))
            .args(["-m", "aiosmtpd", "--nosetuid", "--class", "aiosmtpd.handlers.Sink", "--listen"])
            .arg(format!("127.0.0.1:{port}"))
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{error}: aiosmtpd is missing, which takes the mail. Run: ./justw setup"))?;
        let sink = Self { child, port };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if began.elapsed() > LIMIT {
                return Err("the mail server does not start".into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(sink)
    }

    /// The service's own client of it.
    pub(crate) fn client(&self) -> Outcome<Smtp> {
        let (security, host) = (TransportSecurity::Plain, "127.0.0.1".to_owned());
        Ok(Smtp::new(&MailTransport { security, host, port: self.port, credentials: None }, LIMIT)?)
    }

    /// Sends the same mail as often with lettre and nothing else, its pool on as many connections; mails a second.
    pub(crate) async fn alone(&self, clients: &Handle, mail: &Mail, times: i32) -> Outcome<f64> {
        let pool = PoolConfig::new().max_size(CONNECTIONS.unsigned_abs());
        let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1");
        let transport = transport.port(self.port).pool_config(pool).build();
        let mut sending = JoinSet::new();
        let began = Instant::now();
        for sender in 0..CONNECTIONS {
            let (transport, mail) = (transport.clone(), mail.clone());
            sending.spawn_on(
                async move {
                    for _ in (sender..times).step_by(CONNECTIONS as usize) {
                        transport.send(message(&mail)?).await?;
                    }
                    Ok::<(), Trouble>(())
                },
                clients,
            );
        }
        while let Some(sent) = sending.join_next().await {
            sent?.map_err(|error| error.to_string())?;
        }
        Ok(f64::from(times) / began.elapsed().as_secs_f64())
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn message(mail: &Mail) -> Result<Message, Trouble> {
    let from = Mailbox::new(Some(mail.from_name.clone()), mail.from.parse()?);
    let parts = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
    Ok(Message::builder().from(from).to(mail.to.parse()?).subject(&mail.subject).multipart(parts)?)
}
