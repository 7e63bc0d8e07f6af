//! The bench itself.

use crate::bench::Bench;

#[test]
fn a_week_runs() {
    let mut bench = Bench::running();
    println!("on duty: {}", bench.on_duty());
    bench.until("2026-08-10T12:00:00");
    for shown in &bench.shown {
        println!("{} {:?} {}", shown.at, shown.to, shown.text);
    }
}
