//! What `config/deploy` and the manifest promise: no root, nothing writable but the data, no more rights
//! than needed, one client, no proxy.

use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

#[test]
fn the_container_needs_no_root_no_shell_and_no_writable_files() {
    let image = read("config/deploy/Dockerfile");
    let last = image.rsplit("\nFROM ").next().expect("a stage");
    assert!(last.starts_with("gcr.io/distroless/") && last.contains(":nonroot\n"), "no shell in the image");
    assert!(last.contains("\nUSER nonroot\n") && !last.contains("RUN "), "{last}");
    assert!(last.contains("ENTRYPOINT [\"/pullquote\"]"), "started without a shell");
    let compose = read("config/deploy/compose.yaml");
    for line in ["read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "user: nonroot", "mem_limit:"] {
        assert!(compose.contains(line), "{line}");
    }
    assert!(!compose.contains("privileged: true") && !compose.contains("network_mode: host"));
}

#[test]
fn the_unit_gives_up_what_it_does_not_need() {
    let unit = read("config/deploy/pullquote.service");
    for line in [
        "DynamicUser=yes",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "PrivateUsers=yes",
        "CapabilityBoundingSet=\n",
        "SystemCallFilter=@system-service",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
        "MemoryDenyWriteExecute=yes",
        "UMask=0077",
        "LimitCORE=0",
        "RestartPreventExitStatus=78",
        "StateDirectory=pullquote",
    ] {
        assert!(unit.contains(line), "{line}");
    }
}

#[test]
fn the_client_is_built_without_a_systems_proxy_and_code_without_unsafe() {
    let manifest = read("Cargo.toml");
    let client = manifest.lines().find(|line| line.starts_with("reqwest = ")).expect("reqwest");
    assert!(client.contains("default-features = false") && !client.contains("proxy"), "{client}");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    assert!(!read("Cargo.lock").contains("name = \"openssl-sys\""));
}
