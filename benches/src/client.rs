//! A client of HTTP/1.1 that keeps its connection, for the programs that put a web server under load.

use std::io::Read;
use std::time::Duration;

use ureq::Agent;

/// Longer than any page takes; what hangs is an error.
const PATIENCE: Duration = Duration::from_secs(60);

/// One connection at a time, opened again when the server closes it.
pub struct Client(Agent);

/// What came, as far as it came.
pub struct Answer {
    /// 0: there was no head of an answer.
    pub status: u16,
    /// What the connection has given until its end.
    pub body: Vec<u8>,
    /// Why there is no more, where the answer did not come to its end.
    pub cut: Option<String>,
}

impl Client {
    /// Connects at the first request.
    pub fn new() -> Client {
        Client(Agent::config_builder().http_status_as_error(false).max_redirects(0).timeout_global(Some(PATIENCE)).max_idle_connections(1).build().into())
    }

    /// Asks for a page and reads it whole.
    pub fn get(&self, url: &str, headers: &[(&str, &str)]) -> Answer {
        let request = headers.iter().fold(self.0.get(url), |request, (name, value)| request.header(*name, *value));
        let mut response = match request.call() {
            Ok(response) => response,
            Err(error) => return Answer { status: 0, body: Vec::new(), cut: Some(error.to_string()) },
        };
        let mut body = Vec::new();
        let cut = response.body_mut().as_reader().read_to_end(&mut body).err().map(|error| error.to_string());
        Answer { status: response.status().as_u16(), body, cut }
    }
}

impl Default for Client {
    fn default() -> Client {
        Client::new()
    }
}
