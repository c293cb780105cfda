//! LeakGuard and its peers on the three corpora. `cargo bench -p leakguard-benches`; see the README beside.

#![expect(clippy::expect_used, reason = "a benchmark that cannot be set up has to stop, and say where")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use leakguard_benches::corpus::{self, CORPORA, SEED};
use leakguard_benches::engines::{ENGINES, engine};

/// Groups `CORPUS/KIB`, in each the engines one after the other, so that what is compared was measured within minutes.
fn slices(criterion: &mut Criterion) {
    for kib in [64, 1024] {
        for name in CORPORA {
            let text = corpus::by_name(name, SEED, kib << 10).expect("the corpus is one of them").text;
            compare(criterion, &format!("{name}/{kib}"), &text, name == "dense");
        }
    }
}

/// What one request costs: an order of 4 KB, and a log line that holds nothing.
fn calls(criterion: &mut Criterion) {
    compare(criterion, "order/4", &corpus::order(SEED).text, true);
    compare(criterion, "line/0", &corpus::clean_line().text, false);
}

fn compare(criterion: &mut Criterion, group: &str, text: &str, is_json: bool) {
    let mut group = criterion.benchmark_group(group);
    group.throughput(Throughput::Bytes(text.len() as u64));
    for name in ENGINES {
        if name.ends_with("-json") && !is_json {
            continue;
        }
        let mut engine = engine(name).expect("the engine can be made");
        engine.redact(text).expect("the engine takes the text");
        group.bench_with_input(BenchmarkId::from_parameter(name), text, |bencher, text| {
            bencher.iter(|| engine.redact(black_box(text)));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
    targets = slices, calls
}
criterion_main!(benches);
