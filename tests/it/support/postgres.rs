//! A `PostgreSQL` server of a test's own, in a folder of its own, on loopback. It can be stopped and started
//! again in the middle of things.

use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sqlx::{Connection, PgConnection};

use crate::process::signal;

pub struct Server {
    folder: tempfile::TempDir,
    port: u16,
    running: Option<Child>,
}

impl Server {
    /// A new, empty server that is up.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        if let Some((user, group)) = other_user() {
            chown(folder.path(), Some(user), Some(group)).expect("the folder is given away");
        }
        // Free now; nobody else on this machine asks for this very port meanwhile, with luck.
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let mut server = Self { folder, port, running: None };
        let data = server.data();
        let made = program("initdb")
            .args(["--username=news", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"])
            .arg(&data)
            .output()
            .expect("initdb runs");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        server.up().await;
        server
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The address of the database that every server has.
    pub fn url(&self) -> String {
        format!("postgres://news:hidden-password@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it, and waits until it answers.
    pub async fn up(&mut self) {
        let child = program("postgres")
            .arg("-D")
            .arg(self.data())
            .args(["-p", &self.port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-k"])
            .arg(self.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("postgres runs");
        self.running = Some(child);
        super::eventually("the server to answer", || async { PgConnection::connect(&self.url()).await.ok() }).await;
    }

    /// Ends it: `INT` as an operator would, breaking off what goes on; `QUIT` as a crash would.
    pub async fn down(&mut self, how: &str) {
        let Some(mut child) = self.running.take() else { return };
        signal(child.id(), how);
        let ended = tokio::task::spawn_blocking(move || child.wait());
        tokio::time::timeout(Duration::from_secs(20), ended).await.expect("it ends").expect("waited").expect("ended");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut child) = self.running.take() {
            signal(child.id(), "QUIT");
            let _ = child.wait();
        }
    }
}

/// A program of `PostgreSQL`'s, from the path or from where Debian keeps it. It refuses to run as root.
fn program(name: &str) -> Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    if let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") {
        folders.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    let found = folders.iter().map(|folder| folder.join(name)).find(|program| program.is_file());
    let mut command = Command::new(found.unwrap_or_else(|| panic!("{name} is not installed (Debian: postgresql)")));
    command.current_dir("/");
    if let Some((user, group)) = other_user() {
        command.uid(user).gid(group);
    }
    command
}

/// Whom root lends the server to: the user `postgres`, else `nobody`.
fn other_user() -> Option<(u32, u32)> {
    use std::os::unix::fs::MetadataExt;
    if Path::new("/proc/self").metadata().ok()?.uid() != 0 {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let of = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2).map(|field| field.parse().ok());
        Some((fields.next()??, fields.next()??))
    };
    of("postgres").or_else(|| of("nobody"))
}
