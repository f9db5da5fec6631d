//! What a process holds, from `/proc` (Linux; elsewhere there is nothing to read), and how it grew.

use std::fmt;
use std::time::Duration;

#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    at: Duration,
    /// Resident memory in KiB.
    resident: u32,
    files: usize,
    threads: u32,
}

/// Reads the process `id`; `None` when it is gone or not to be read.
pub(super) fn read(id: u32, at: Duration) -> Option<Reading> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let number = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    let files = std::fs::read_dir(format!("/proc/{id}/fd")).ok()?.count();
    Some(Reading { at, resident: number("VmRSS:")?, files, threads: number("Threads:")? })
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>12.1}  {:>10}  {:>7}", f64::from(self.resident) / 1_024.0, self.files, self.threads)
    }
}

/// The growth of memory by the line that fits best, and the most of everything.
pub(super) fn summary(readings: &[Reading], warm_up: Duration) -> String {
    let warm: Vec<&Reading> = readings.iter().filter(|reading| reading.at >= warm_up).collect();
    let most = |count: fn(&Reading) -> usize| readings.iter().map(count).max().unwrap_or_default();
    let growth = if warm.len() < 3 {
        "too short to say how memory grows".to_owned()
    } else {
        format!("memory grows by {:+.2} MiB an hour after the first {} minutes", slope(&warm), warm_up.as_secs() / 60)
    };
    format!(
        "{growth}; at most {:.1} MiB, {} open files, {} threads",
        readings.iter().map(|reading| f64::from(reading.resident) / 1_024.0).fold(0.0, f64::max),
        most(|reading| reading.files),
        most(|reading| usize::try_from(reading.threads).unwrap_or(usize::MAX)),
    )
}

/// Least squares, in MiB an hour.
fn slope(readings: &[&Reading]) -> f64 {
    let points: Vec<(f64, f64)> = readings
        .iter()
        .map(|reading| (reading.at.as_secs_f64() / 3_600.0, f64::from(reading.resident) / 1_024.0))
        .collect();
    let count = f64::from(u32::try_from(points.len()).unwrap_or(u32::MAX));
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (time, memory) = (mean(|point| point.0), mean(|point| point.1));
    let along: f64 = points.iter().map(|point| (point.0 - time) * (point.1 - memory)).sum();
    let across: f64 = points.iter().map(|point| (point.0 - time).powi(2)).sum();
    along / across
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_told() {
        let reading = |minute: u32| Reading {
            at: Duration::from_mins(u64::from(minute)),
            resident: 100 * 1_024 + minute * 1_024,
            files: 20,
            threads: 4,
        };
        let readings: Vec<Reading> = (0..60).map(reading).collect();
        let told = summary(&readings, Duration::from_mins(10));
        assert!(told.starts_with("memory grows by +60.00 MiB an hour after the first 10 minutes"), "{told}");
        assert!(summary(&readings[..3], Duration::from_mins(10)).starts_with("too short"));
    }
}
