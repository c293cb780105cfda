//! What a page takes from several servers, in turns, and how much more than from the first: tables in Markdown.
//!
//! ```text
//! web [--seconds S] [--slice S] [--header 'NAME: VALUE']... NAME=PID@URL NAME=PID@URL...
//! ```
//! PID is the server's process whose children answer (php-fpm): what they take of the processors is read from Linux's
//! `schedstat` and does not count the time that they wait for one, which on a busy machine is most of it.
//! Half of the seconds (default 60) go into single requests, one after the other: in each round every server answers once, in
//! random order, so that a busy machine meets all of them. The other half goes into slices (default 0.5 s) with two connections
//! at once, again in turns. Intervals hold 95 % of 2000 bootstrap samples, blocks of successive rounds drawn again.

use std::thread;
use std::time::{Duration, Instant};
use std::{env, fs};

use leakguard_benches::client::Client;
use leakguard_benches::corpus::random::Random;
use leakguard_benches::engines::Failure;

const WARM_UP: usize = 30;
const CONNECTIONS: usize = 2;
const BOOTSTRAPS: usize = 2000;
/// Rounds that are drawn together: what slows one request often slows its neighbours.
const BLOCK: usize = 20;

struct Server {
    name: String,
    master: String,
    url: String,
}

impl Server {
    /// Seconds on a processor, of all workers together.
    fn on_processor(&self) -> Result<f64, Failure> {
        let master = &self.master;
        let workers = fs::read_to_string(format!("/proc/{master}/task/{master}/children"))?;
        let nanoseconds = workers.split_ascii_whitespace().map(|worker| -> Result<f64, Failure> {
            let stat = fs::read_to_string(format!("/proc/{worker}/schedstat"))?;
            Ok(stat.split_ascii_whitespace().next().unwrap_or_default().parse()?)
        });
        Ok(nanoseconds.sum::<Result<f64, Failure>>()? / 1e9)
    }
}

struct Plan {
    half: Duration,
    slice: Duration,
    headers: Vec<(String, String)>,
    servers: Vec<Server>,
}

impl Plan {
    fn headers(&self) -> Vec<(&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}

/// A value for every round and server.
type Rounds = Vec<Vec<f64>>;

fn main() -> Result<(), Failure> {
    let plan = arguments()?;
    let mut random = Random::new(1);
    let bytes = warm_up(&plan)?;
    let (latencies, busy) = one_by_one(&plan, &mut random)?;
    let rates = in_slices(&plan, &mut random)?;

    println!("{} rounds of one request each, {} rounds of slices of {:.1} s.\n", latencies.len(), rates.len(), plan.slice.as_secs_f64());
    println!("| server | bytes | p50, ms | beside the first, % | p99, ms | beside the first, % | requests/s | beside the first, % |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (place, server) in plan.servers.iter().enumerate() {
        print!("| {} | {} |", server.name, bytes[place]);
        print_quantiles(&latencies, place, &mut random);
        let beside = growth(&rates, place, 1, &mut random, |rounds| quantile(rounds.iter().map(|round| round[place] / round[0]).collect(), 0.5));
        println!(" {:.1} | {beside} |", quantile(column(&rates, place), 0.5));
    }
    println!("\n| processor time of the workers | p50, ms | beside the first, % | p99, ms | beside the first, % |\n|---|---:|---:|---:|---:|");
    for (place, server) in plan.servers.iter().enumerate() {
        print!("| {} |", server.name);
        print_quantiles(&busy, place, &mut random);
        println!();
    }
    Ok(())
}

fn print_quantiles(rounds: &Rounds, place: usize, random: &mut Random) {
    for share in [0.5, 0.99] {
        let beside = growth(rounds, place, BLOCK, random, |rounds| quantile(column(rounds, place), share) / quantile(column(rounds, 0), share));
        print!(" {:.2} | {beside} |", quantile(column(rounds, place), share) * 1e3);
    }
}

fn arguments() -> Result<Plan, Failure> {
    let mut plan = Plan { half: Duration::from_secs(30), slice: Duration::from_millis(500), headers: Vec::new(), servers: Vec::new() };
    let mut given = env::args().skip(1);
    while let Some(argument) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("{argument} takes a value"));
        match argument.as_str() {
            "--seconds" => plan.half = Duration::try_from_secs_f64(value()?.parse::<f64>()? / 2.0)?,
            "--slice" => plan.slice = Duration::try_from_secs_f64(value()?.parse()?)?,
            "--header" => {
                let line = value()?;
                let (name, text) = line.split_once(": ").ok_or("a header is 'NAME: VALUE'")?;
                plan.headers.push((name.to_owned(), text.to_owned()));
            }
            _ => {
                let (name, place) = argument.split_once('=').ok_or("a server is NAME=PID@URL")?;
                let (master, url) = place.split_once('@').ok_or("a server is NAME=PID@URL")?;
                plan.servers.push(Server { name: name.to_owned(), master: master.to_owned(), url: url.to_owned() });
            }
        }
    }
    if plan.servers.len() < 2 {
        return Err("usage: web [--seconds S] [--slice S] [--header 'NAME: VALUE']... NAME=PID@URL NAME=PID@URL...".into());
    }
    Ok(plan)
}

/// Opcode caches and connections of the database; gives the length of each page.
fn warm_up(plan: &Plan) -> Result<Vec<usize>, Failure> {
    let client = Client::new();
    plan.servers.iter().map(|server| (0..WARM_UP).try_fold(0, |_, _| request(&client, plan, server))).collect()
}

fn request(client: &Client, plan: &Plan, server: &Server) -> Result<usize, Failure> {
    let answer = client.get(&server.url, &plan.headers());
    match (answer.status, answer.cut) {
        (200, None) if !answer.body.is_empty() => Ok(answer.body.len()),
        (status, cut) => Err(format!("{} answers with {status} ({})", server.name, cut.unwrap_or_default()).into()),
    }
}

/// Seconds that each request takes, and those of them on a processor: all that the workers do until they are asked again, what they
/// do after the answer included.
fn one_by_one(plan: &Plan, random: &mut Random) -> Result<(Rounds, Rounds), Failure> {
    let clients: Vec<Client> = plan.servers.iter().map(|_| Client::new()).collect();
    let mut before = plan.servers.iter().map(Server::on_processor).collect::<Result<Vec<f64>, _>>()?;
    let mut busy = vec![Vec::new(); plan.servers.len()];
    let taken = in_turns(plan, 2 * BLOCK, random, |place| {
        let server = &plan.servers[place];
        let now = server.on_processor()?;
        busy[place].push(now - before[place]);
        before[place] = now;
        let begin = Instant::now();
        request(&clients[place], plan, server)?;
        Ok(begin.elapsed().as_secs_f64())
    })?;
    // The first round has seen no request yet.
    let busy = (1..taken.len()).map(|round| busy.iter().map(|of_server| of_server[round]).collect()).collect();
    Ok((taken, busy))
}

/// Requests a second.
fn in_slices(plan: &Plan, random: &mut Random) -> Result<Rounds, Failure> {
    in_turns(plan, 3, random, |place| {
        let begin = Instant::now();
        let answered: Vec<Result<usize, String>> = thread::scope(|scope| {
            let threads: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(|| until(plan, place, begin).map_err(|error| error.to_string()))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err("a thread panicked".into()))).collect()
        });
        let answered = answered.into_iter().sum::<Result<usize, String>>()?;
        Ok(answered as f64 / begin.elapsed().as_secs_f64())
    })
}

fn until(plan: &Plan, place: usize, begin: Instant) -> Result<usize, Failure> {
    let client = Client::new();
    let mut answered = 0;
    while begin.elapsed() < plan.slice {
        request(&client, plan, &plan.servers[place])?;
        answered += 1;
    }
    Ok(answered)
}

fn in_turns(plan: &Plan, least: usize, random: &mut Random, mut measure: impl FnMut(usize) -> Result<f64, Failure>) -> Result<Rounds, Failure> {
    let mut rounds = Rounds::new();
    let begin = Instant::now();
    while begin.elapsed() < plan.half || rounds.len() < least {
        let mut order: Vec<usize> = (0..plan.servers.len()).collect();
        for place in (1..order.len()).rev() {
            order.swap(place, random.below(place as u64 + 1) as usize);
        }
        let mut round = vec![0.0; order.len()];
        for place in order {
            round[place] = measure(place)?;
        }
        rounds.push(round);
    }
    Ok(rounds)
}

fn column(rounds: &Rounds, place: usize) -> Vec<f64> {
    rounds.iter().map(|round| round[place]).collect()
}

fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    let rank = ((values.len() as f64 * share).ceil() as usize).clamp(1, values.len()) - 1;
    *values.select_nth_unstable_by(rank, f64::total_cmp).1
}

/// A ratio as a growth in percent, with its interval; nothing of the first.
fn growth(rounds: &Rounds, place: usize, block: usize, random: &mut Random, ratio: impl Fn(&Rounds) -> f64) -> String {
    if place == 0 {
        return String::new();
    }
    let mut drawn: Vec<f64> = (0..BOOTSTRAPS)
        .map(|_| {
            let mut sample = Rounds::with_capacity(rounds.len());
            while sample.len() < rounds.len() {
                let start = random.below((rounds.len() - block + 1) as u64) as usize;
                sample.extend_from_slice(&rounds[start..start + block]);
            }
            ratio(&sample)
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let percent = |ratio: f64| (ratio - 1.0) * 1e2;
    let at = |share: f64| percent(drawn[(BOOTSTRAPS as f64 * share) as usize]);
    format!("{:+.1} ({:+.1} to {:+.1})", percent(ratio(rounds)), at(0.025), at(0.975))
}
