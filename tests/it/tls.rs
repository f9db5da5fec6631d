//! The fetcher and sites with certificates: good ones, bad ones, and HTTP/2 that breaks off.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use h2::server::SendResponse;
use pullquote::fetch::{Certificate, FetchError, FetchOptions, Fetcher, Lookup};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, crypto};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// Who vouches for the sites of a test.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().expect("a key");
        let mut facts = CertificateParams::default();
        facts.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = facts.self_signed(&key).expect("a certificate").pem();
        Self { issuer: Issuer::new(facts, key), pem }
    }
}

/// A site's certificate for `name`, from `authority` or by itself, good from one year to another.
fn certificate(name: &str, authority: Option<&Authority>, years: (i32, i32)) -> Arc<ServerConfig> {
    let key = KeyPair::generate().expect("a key");
    let mut facts = CertificateParams::new(vec![name.to_owned()]).expect("a name");
    facts.not_before = rcgen::date_time_ymd(years.0, 1, 1);
    facts.not_after = rcgen::date_time_ymd(years.1, 1, 1);
    let signed = match authority {
        Some(authority) => facts.signed_by(&key, &authority.issuer),
        None => facts.self_signed(&key),
    };
    let chain = vec![signed.expect("a certificate").der().clone()];
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut config = ServerConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("a configuration");
    config.alpn_protocols = vec![b"h2".to_vec()];
    Arc::new(config)
}

/// A site that answers over HTTP/2, and counts requests.
async fn site(config: Arc<ServerConfig>) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let (acceptor, counted) = (TlsAcceptor::from(Arc::clone(&config)), Arc::clone(&counted));
            tokio::spawn(async move {
                let Ok(socket) = acceptor.accept(socket).await else { return };
                let Ok(mut connection) = h2::server::handshake(socket).await else { return };
                while let Some(Ok((request, answer))) = connection.accept().await {
                    let before = counted.fetch_add(1, Ordering::SeqCst);
                    tokio::spawn(respond(request.uri().path().to_owned(), answer, before));
                }
            });
        }
    });
    (address, requests)
}

async fn respond(path: String, mut answer: SendResponse<bytes::Bytes>, before: usize) {
    let head = http::Response::builder().header("content-type", "text/html").body(()).expect("a head");
    let Ok(mut body) = answer.send_response(head, false) else { return };
    let breaks = path == "/always" || (path == "/once" && before == 0);
    let _ = body.send_data("<p>half of it".into(), !breaks);
    if breaks {
        // What was sent must be on its way before the stream is reset.
        tokio::time::sleep(Duration::from_millis(50)).await;
        body.send_reset(h2::Reason::INTERNAL_ERROR);
    }
}

fn fetcher(open: SocketAddr, root: Option<&Authority>) -> Fetcher {
    let lookup: Lookup = Arc::new(|_| Box::pin(async { Ok(vec![IpAddr::from(Ipv4Addr::LOCALHOST)]) }));
    let roots = root.map(|root| Certificate::from_pem(root.pem.as_bytes()).expect("a certificate"));
    let options = FetchOptions {
        user_agent: "Pullquote test".to_owned(),
        deadline: Duration::from_secs(5),
        allow_addresses: vec![open],
        extra_roots: roots.into_iter().collect(),
        ..FetchOptions::default()
    };
    Fetcher::with_lookup(options, &lookup).expect("a client")
}

async fn get(fetcher: &Fetcher, site: SocketAddr, path: &str) -> Result<String, FetchError> {
    let url = format!("https://news.example:{}{path}", site.port()).parse().expect("an address");
    fetcher.page(&url).await.map(|page| page.html.clone())
}

#[tokio::test]
async fn a_site_that_does_not_prove_its_name_is_not_read() {
    let authority = Authority::new();
    let other = Authority::new();
    let bad = || Err(FetchError::BadCertificate { host: "news.example".to_owned() });
    for (case, config, expected) in [
        ("good", certificate("news.example", Some(&authority), (2020, 2100)), Ok("<p>half of it".to_owned())),
        ("signed by itself", certificate("news.example", None, (2020, 2100)), bad()),
        ("signed by nobody known", certificate("news.example", Some(&other), (2020, 2100)), bad()),
        ("another's", certificate("evil.example", Some(&authority), (2020, 2100)), bad()),
        ("expired", certificate("news.example", Some(&authority), (2020, 2021)), bad()),
        ("not yet good", certificate("news.example", Some(&authority), (2099, 2100)), bad()),
    ] {
        let is_bad = expected.is_err();
        let (address, requests) = site(config).await;
        assert_eq!(get(&fetcher(address, Some(&authority)), address, "/").await, expected, "{case}");
        assert_eq!(requests.load(Ordering::SeqCst), usize::from(!is_bad), "{case}: nothing is asked of it");
    }
}

#[tokio::test]
async fn only_what_the_operator_names_is_trusted_besides_the_public_roots() {
    let authority = Authority::new();
    let (address, _) = site(certificate("news.example", Some(&authority), (2020, 2100))).await;
    let came = get(&fetcher(address, None), address, "/").await;
    assert_eq!(came, Err(FetchError::BadCertificate { host: "news.example".to_owned() }));
}

#[tokio::test]
async fn a_stream_that_is_reset_in_mid_body_is_asked_for_once_more() {
    let authority = Authority::new();
    for (path, expected) in [("/once", Ok("<p>half of it".to_owned())), ("/always", Err(FetchError::BrokenAnswer))] {
        let (address, requests) = site(certificate("news.example", Some(&authority), (2020, 2100))).await;
        assert_eq!(get(&fetcher(address, Some(&authority)), address, path).await, expected, "{path}");
        assert_eq!(requests.load(Ordering::SeqCst), 2, "{path}");
    }
}
