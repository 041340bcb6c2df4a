//! Hashing what people remember or write down: passwords and recovery codes (argon2id).

use std::{
    fmt, io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, Version};
use data_encoding::BASE64_NOPAD;
use herstel_domain::sealed::Hashed;
use subtle::ConstantTimeEq;
use thiserror::Error;
use zeroize::Zeroizing;

use super::hash_pool::Pool;
use crate::entropy;

/// Memory in KiB, passes, lanes: OWASP's second choice for argon2id, 19 MiB.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Hashes and verifies on threads of its own, so that no request waits behind another's hash on a worker, and no
/// more memory is used than `threads` × 19 MiB. Cheap to clone; clones share the threads.
#[derive(Clone)]
pub struct Hasher {
    pool: Arc<Pool>,
    dummy: Hashed,
    compared: Arc<AtomicU64>,
}

/// Why there is no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum HashError {
    /// The queue is full: 503 with `Retry-After`, at once.
    #[error("too many passwords and codes wait to be checked")]
    Overloaded,
    /// What is stored is not an argon2id hash that this service made: a breakdown.
    #[error("the stored hash is not argon2id in PHC form, or costs more memory than configured")]
    Malformed,
    /// The threads were stopped, or hashing failed: a breakdown.
    #[error("hashing was stopped before it was done")]
    Stopped,
}

impl Hasher {
    /// Starts `threads` threads (at least one); at most `queue` further pieces of work wait.
    ///
    /// # Errors
    /// The system starts no more threads.
    pub fn new(threads: usize, queue: usize) -> io::Result<Self> {
        let pool = Pool::start(threads.max(1), queue.max(1), cost().block_count())?;
        // Of the right form and cost, with a result that no secret has.
        let dummy = phc(&entropy::bytes(), &entropy::bytes());
        Ok(Self { pool: Arc::new(pool), dummy, compared: Arc::default() })
    }

    /// As many threads as the machine has cores, and 32 waiting places for each (half a second's work).
    ///
    /// # Errors
    /// As [`Hasher::new`].
    pub fn of_this_machine() -> io::Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self::new(cores, 32 * cores)
    }

    /// Hashes a secret with a fresh salt; the answer is in PHC form.
    ///
    /// # Errors
    /// [`HashError`].
    pub async fn hash(&self, secret: Zeroizing<String>) -> Result<Hashed, HashError> {
        self.pool.run(move |memory| hash(&secret, memory)).await?
    }

    /// Hashes several secrets, one after the other on one thread, as one piece of work.
    ///
    /// # Errors
    /// [`HashError`]; then none was hashed.
    pub async fn batch(&self, secrets: Vec<Zeroizing<String>>) -> Result<Vec<Hashed>, HashError> {
        self.pool.run(move |memory| secrets.iter().map(|secret| hash(secret, memory)).collect()).await?
    }

    /// Whether `hashed` is of this secret; compared in constant time.
    ///
    /// # Errors
    /// [`HashError`].
    pub async fn verify(&self, secret: Zeroizing<String>, hashed: &Hashed) -> Result<bool, HashError> {
        let known = Known::parse(hashed)?;
        self.compared.fetch_add(1, Ordering::Relaxed);
        self.pool.run(move |memory| known.is_of(&secret, memory)).await?
    }

    /// The same work as [`Hasher::verify`], for an account that does not exist (R20): always `false`.
    ///
    /// # Errors
    /// [`HashError`].
    pub async fn verify_dummy(&self, secret: Zeroizing<String>) -> Result<bool, HashError> {
        let _ = self.verify(secret, &self.dummy).await?;
        Ok(false)
    }

    /// How many secrets were compared with a hash, the dummy included, for metrics.
    #[must_use]
    pub fn compared(&self) -> u64 {
        self.compared.load(Ordering::Relaxed)
    }

    /// Pieces of work that wait for a thread, for metrics.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.pool.depth()
    }
}

/// A stored hash, taken apart.
struct Known {
    params: Params,
    salt: Vec<u8>,
    output: Vec<u8>,
}

impl Known {
    fn parse(hashed: &Hashed) -> Result<Self, HashError> {
        let parsed = PasswordHash::new(&hashed.0).map_err(|_| HashError::Malformed)?;
        let params = Params::try_from(&parsed).map_err(|_| HashError::Malformed)?;
        let ours = parsed.algorithm == Algorithm::Argon2id.ident() && parsed.version == Some(Version::V0x13.into());
        match (parsed.salt, parsed.hash) {
            (Some(salt), Some(output)) if ours && params.block_count() <= cost().block_count() => {
                Ok(Self { params, salt: salt.to_vec(), output: output.as_bytes().to_vec() })
            }
            _ => Err(HashError::Malformed),
        }
    }

    fn is_of(&self, secret: &str, memory: &mut [Block]) -> Result<bool, HashError> {
        let mut output = Zeroizing::new(vec![0; self.output.len()]);
        argon2id(self.params.clone(), secret, &self.salt, &mut output, memory)?;
        Ok(output.ct_eq(&self.output).into())
    }
}

fn hash(secret: &str, memory: &mut [Block]) -> Result<Hashed, HashError> {
    let salt: [u8; 16] = entropy::bytes();
    let mut output = [0; 32];
    argon2id(cost(), secret, &salt, &mut output, memory)?;
    Ok(phc(&salt, &output))
}

fn argon2id(
    params: Params,
    secret: &str,
    salt: &[u8],
    output: &mut [u8],
    memory: &mut [Block],
) -> Result<(), HashError> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret.as_bytes(), salt, output, memory)
        .map_err(|_| HashError::Stopped)
}

fn cost() -> Params {
    let (memory, passes, lanes) = COST;
    #[expect(clippy::expect_used, reason = "three constants within the limits of RFC 9106")]
    Params::new(memory, passes, lanes, Some(32)).expect("the cost is within argon2's limits")
}

fn phc(salt: &[u8; 16], output: &[u8; 32]) -> Hashed {
    let ((m, t, p), salt, output) = (COST, BASE64_NOPAD.encode(salt), BASE64_NOPAD.encode(output));
    Hashed(format!("$argon2id$v=19$m={m},t={t},p={p}${salt}${output}"))
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hasher({} waiting)", self.depth())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use argon2::PasswordVerifier;

    use super::*;

    fn secret(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.to_owned())
    }

    #[tokio::test]
    async fn a_secret_verifies_against_its_own_hash_only() {
        let hasher = Hasher::new(1, 8).unwrap();
        let hashed = hasher.hash(secret("correct horse")).await.unwrap();
        assert!(hasher.verify(secret("correct horse"), &hashed).await.unwrap());
        assert!(!hasher.verify(secret("correct horsf"), &hashed).await.unwrap());
        assert!(!hasher.verify(secret(""), &hashed).await.unwrap());
        assert!(!hasher.verify_dummy(secret("correct horse")).await.unwrap());
    }

    #[tokio::test]
    async fn the_hash_is_argon2id_of_19_mib_in_two_passes_and_the_library_agrees() {
        let hashed = Hasher::new(1, 8).unwrap().hash(secret("correct horse")).await.unwrap();
        assert!(hashed.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hashed.0);
        let known = PasswordHash::new(&hashed.0).unwrap();
        assert!(Argon2::default().verify_password(b"correct horse", &known).is_ok());
    }

    #[tokio::test]
    async fn a_reused_buffer_does_not_colour_the_next_hash() {
        // RFC 9106 has vectors with keys and associated data only; these come from the C reference through PyPI's
        // argon2-cffi: hash_secret_raw(b"password", b"somesaltsomesalt", 2, 19456, 1, 32, Type.ID).
        let known = Hashed(
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE"
                .to_owned(),
        );
        let hasher = Hasher::new(1, 8).unwrap();
        for _ in 0..3 {
            assert!(!hasher.verify(secret("another"), &known).await.unwrap());
            assert!(hasher.verify(secret("password"), &known).await.unwrap());
        }
    }

    #[tokio::test]
    async fn r14_a_batch_gives_every_code_a_salt_of_its_own() {
        let hasher = Hasher::new(1, 1).unwrap();
        let hashes = hasher.batch(vec![secret("same"), secret("same")]).await.unwrap();
        assert_ne!(hashes[0], hashes[1]);
        assert!(hasher.verify(secret("same"), &hashes[1]).await.unwrap());
    }

    #[tokio::test]
    async fn a_stored_hash_that_is_not_ours_is_a_breakdown_and_not_a_wrong_password() {
        let hasher = Hasher::new(1, 8).unwrap();
        for stored in [
            "",
            "correct horse",
            "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$argon2id$v=16$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA",
        ] {
            let answer = hasher.verify(secret("correct horse"), &Hashed(stored.to_owned())).await;
            assert_eq!(answer, Err(HashError::Malformed), "{stored}");
        }
    }

    #[tokio::test]
    async fn over_the_queue_limit_the_answer_is_overloaded_at_once() {
        let hasher = Hasher::new(1, 2).unwrap();
        let all = (0..20).map(|_| hasher.hash(secret("x")));
        let answers = futures::future::join_all(all).await;
        let refused = answers.iter().filter(|answer| **answer == Err(HashError::Overloaded)).count();
        assert!((16..=18).contains(&refused), "{refused} of 20 were refused");
        assert!(hasher.hash(secret("x")).await.is_ok(), "it recovers");
        assert_eq!(hasher.depth(), 0);
    }

    #[tokio::test]
    async fn work_that_nobody_waits_for_any_more_is_skipped() {
        let hasher = Hasher::new(1, 200).unwrap();
        let all = futures::future::join_all((0..100).map(|_| hasher.hash(secret("x"))));
        assert!(tokio::time::timeout(Duration::from_millis(1), all).await.is_err());
        let started = std::time::Instant::now();
        hasher.hash(secret("x")).await.unwrap();
        assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
    }

    #[tokio::test]
    async fn r20_an_unknown_account_costs_the_same_work() {
        let hasher = Hasher::new(1, 8).unwrap();
        let known = Known::parse(&hasher.dummy).unwrap();
        let real = Known::parse(&hasher.hash(secret("x")).await.unwrap()).unwrap();
        assert_eq!(known.params, real.params);
        assert_eq!((known.salt.len(), known.output.len()), (real.salt.len(), real.output.len()));
    }
}
