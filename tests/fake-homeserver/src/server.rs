use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use serde_json::Value;
use tokio::{
    net::TcpListener,
    sync::{Notify, watch},
    task::JoinHandle,
};

use crate::{
    DelayedEvents, FakeConfig, Fault, Person, Refusal, Request, Transaction,
    fault::Faults,
    http, push,
    world::{World, event::Event},
};

/// What the homeserver's tasks and handles share.
#[derive(Debug)]
pub(crate) struct Shared {
    world: Mutex<World>,
    pub(crate) faults: Mutex<Faults>,
    pub(crate) journal: Mutex<Vec<Request>>,
    /// Something to push may have come.
    pub(crate) work: Notify,
    /// The appservice has asked to be tried again.
    pub(crate) pinged: Notify,
    /// Something may have happened in a room.
    pub(crate) moved: Notify,
    /// A push has ended.
    pub(crate) settled: Notify,
    /// Whether the homeserver's process runs.
    pub(crate) alive: watch::Sender<bool>,
    pub(crate) client: reqwest::Client,
}

impl Shared {
    /// The world, to look at or to change. Never held over an await.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the world and wakes the pusher.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let result = change(&mut self.world());
        self.work.notify_one();
        self.moved.notify_waiters();
        result
    }

    pub(crate) fn crash(&self) {
        self.world().die();
        self.alive.send_replace(false);
        self.settled.notify_waiters();
    }
}

/// A fake homeserver that runs until it is dropped. Needs a Tokio runtime.
#[derive(Debug)]
pub struct FakeHomeserver {
    shared: Arc<Shared>,
    address: SocketAddr,
    tasks: Vec<JoinHandle<()>>,
}

impl Drop for FakeHomeserver {
    fn drop(&mut self) {
        self.shared.alive.send_replace(false);
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl FakeHomeserver {
    /// Starts it on a free port of the loopback address.
    ///
    /// # Errors
    /// No port, or no HTTP client for the pushes.
    pub async fn start(config: FakeConfig) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let client = reqwest::Client::builder()
            .no_proxy()
            .tls_certs_only([]) // Reading the system's certificates takes a tenth of a second.
            .build()
            .map_err(std::io::Error::other)?;
        let shared = Arc::new(Shared {
            world: Mutex::new(World::new(config)),
            faults: Mutex::default(),
            journal: Mutex::default(),
            work: Notify::new(),
            pinged: Notify::new(),
            moved: Notify::new(),
            settled: Notify::new(),
            alive: watch::Sender::new(true),
            client: client.clone(),
        });
        let tasks = vec![
            tokio::spawn(http::serve(listener, shared.clone())),
            tokio::spawn(push::run(shared.clone(), client)),
        ];
        Ok(Self { shared, address, tasks })
    }

    /// The address that clients use.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its name.
    pub fn server_name(&self) -> String {
        self.shared.world().config.server_name.clone()
    }

    /// Where to push from now on.
    pub fn set_appservice_url(&self, url: &str) {
        self.shared.change(|world| world.config.appservice_url = Some(url.to_owned()));
    }

    /// What it does with delayed events from now on.
    pub fn set_delayed_events(&self, delayed_events: DelayedEvents) {
        self.shared.world().config.delayed_events = delayed_events;
    }

    /// Whether it knows simplified sliding sync from now on.
    pub fn set_sliding_sync(&self, known: bool) {
        self.shared.world().config.sliding_sync = known;
    }

    /// Forgets what its sliding syncs were told: they have to begin anew.
    pub fn forget_positions(&self) {
        self.shared.world().forget_positions();
    }

    // Administrators.

    /// Takes an account out of a room, as an administrator of the homeserver can, whatever power it has there.
    ///
    /// # Errors
    /// Where it is not in the room.
    pub fn take_out(&self, room: impl AsRef<str>, user: impl AsRef<str>) -> Result<(), Refusal> {
        self.shared.change(|world| world.leave(user.as_ref(), room.as_ref()))
    }

    /// Purges a room: it is gone with its aliases, and nobody is told.
    pub fn purge(&self, room: impl AsRef<str>) {
        self.shared.change(|world| world.purge(room.as_ref()));
    }

    // Time.

    /// What its clock shows.
    pub fn now(&self) -> Timestamp {
        self.shared.world().time()
    }

    /// Moves its clock. Delayed events that fall due are sent, each at its own time.
    pub fn advance(&self, by: Duration) {
        self.shared.change(|world| world.advance(by));
    }

    // People.

    /// A person with an account here; the same one for the same name.
    pub fn person(&self, localpart: &str) -> Person {
        Person::local(self.shared.clone(), localpart)
    }

    /// A person with an account on another server.
    pub fn remote_person(&self, localpart: &str, server: &str) -> Person {
        Person::remote(self.shared.clone(), localpart, server)
    }

    // Faults.

    /// Sets up a fault.
    pub fn inject(&self, fault: Fault) {
        self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner).0.push(fault);
    }

    /// Takes all faults away.
    pub fn clear_faults(&self) {
        self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner).0.clear();
    }

    /// How many faults are still set up: 0 says that each has happened as often as it should.
    pub fn faults_left(&self) -> usize {
        self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner).0.len()
    }

    /// Kills the homeserver's process: connections break off, new ones are closed at once, events that waited in
    /// memory for a slow appservice are lost, and transaction ids that were remembered only in memory are forgotten.
    pub fn crash(&self) {
        self.shared.crash();
    }

    /// Starts the process again. What fell due meanwhile is sent now; pushed transactions count from 1 again.
    pub fn come_back(&self) {
        self.shared.change(World::rise);
        self.shared.alive.send_replace(true);
        self.shared.work.notify_one();
    }

    /// [`Self::crash`] and [`Self::come_back`].
    pub fn restart(&self) {
        self.crash();
        self.come_back();
    }

    /// Whether the process runs: false after a crash that a fault caused.
    pub fn is_alive(&self) -> bool {
        *self.shared.alive.borrow()
    }

    // Pushing.

    /// Nothing is pushed until [`Self::release_push`].
    pub fn hold_push(&self) {
        self.shared.world().queue.held = true;
    }

    /// Pushes again.
    pub fn release_push(&self) {
        self.shared.change(|world| world.queue.held = false);
    }

    /// Loses the events that have not been pushed yet, as Synapse does when it stops while the appservice is slow.
    /// Returns how many.
    pub fn forget_queued_events(&self) -> usize {
        self.shared.world().queue.forget()
    }

    /// Pushes events again, in this order: duplicates, late ones, another order. Unknown ones are left out.
    pub fn push_again(&self, events: &[&str]) {
        self.shared.change(|world| {
            let find = |id: &&str| world.rooms.values().find_map(|room| room.event(id)).cloned();
            let found: Vec<Event> = events.iter().filter_map(find).collect();
            found.iter().for_each(|event| world.push(event));
        });
    }

    /// Pushes JSON that need not be events.
    pub fn push_raw(&self, events: Vec<Value>) {
        self.shared.change(|world| events.into_iter().for_each(|event| world.queue.add(event)));
    }

    /// Waits until everything that can be pushed has been accepted.
    pub async fn pushed(&self) {
        loop {
            let settled = self.shared.settled.notified();
            if self.shared.world().queue.is_settled() {
                return;
            }
            // The second way out is for what settles without a push, such as forgetting.
            tokio::select! {
                () = settled => {}
                () = tokio::time::sleep(Duration::from_millis(10)) => {}
            }
        }
    }

    /// How many events have not been pushed.
    pub fn unpushed(&self) -> usize {
        self.shared.world().queue.waiting()
    }

    /// Every attempt to push, in order.
    pub fn transactions(&self) -> Vec<Transaction> {
        self.shared.world().queue.log.clone()
    }

    // Looking.

    /// Every request so far.
    pub fn journal(&self) -> Vec<Request> {
        self.shared.journal.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The requests so far that fit a pattern (see [`Fault::on`]).
    pub fn requests(&self, pattern: &str) -> Vec<Request> {
        self.journal().into_iter().filter(|request| request.is(pattern)).collect()
    }

    /// Begins a new journal.
    pub fn clear_journal(&self) {
        self.shared.journal.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// All rooms, by age.
    pub fn rooms(&self) -> Vec<String> {
        let world = self.shared.world();
        let mut rooms: Vec<_> = world.rooms.values().collect();
        rooms.sort_by_key(|room| room.events.first().map(|event| event.event_id.clone()));
        rooms.into_iter().map(|room| room.room_id.clone()).collect()
    }

    /// The room that an alias names.
    pub fn room_of_alias(&self, alias: &str) -> Option<String> {
        self.shared.world().aliases.get(alias).cloned()
    }

    /// All events of a room in order.
    pub fn timeline(&self, room: impl AsRef<str>) -> Vec<Value> {
        let world = self.shared.world();
        world.rooms.get(room.as_ref()).into_iter().flat_map(|room| &room.events).map(Event::json).collect()
    }

    /// The events of a room that are no state, in order: messages, reactions, redactions.
    pub fn messages_in(&self, room: impl AsRef<str>) -> Vec<Value> {
        self.timeline(room).into_iter().filter(|event| event.get("state_key").is_none()).collect()
    }

    /// The bodies of a room's messages, in order.
    pub fn bodies_in(&self, room: impl AsRef<str>) -> Vec<String> {
        let body = |event: &Value| event["content"]["body"].as_str().map(str::to_owned);
        self.messages_in(room).iter().filter_map(body).collect()
    }

    /// A room's state.
    pub fn state(&self, room: impl AsRef<str>) -> Vec<Value> {
        let world = self.shared.world();
        world.rooms.get(room.as_ref()).into_iter().flat_map(|room| room.state()).map(Event::json).collect()
    }

    /// The content of one piece of a room's state.
    pub fn state_content(&self, room: impl AsRef<str>, kind: &str, key: &str) -> Option<Value> {
        self.shared.world().rooms.get(room.as_ref())?.content(kind, key).cloned()
    }

    /// A room's power levels; null if it has none.
    pub fn power_levels(&self, room: impl AsRef<str>) -> Value {
        self.state_content(room, "m.room.power_levels", "").unwrap_or_default()
    }

    /// What an account is to a room: `invite`, `join`, `leave`, `ban`.
    pub fn membership(&self, room: impl AsRef<str>, user: impl AsRef<str>) -> Option<String> {
        self.shared.world().rooms.get(room.as_ref())?.membership(user.as_ref()).map(str::to_owned)
    }

    /// The accounts in a room.
    pub fn joined(&self, room: impl AsRef<str>) -> Vec<String> {
        let world = self.shared.world();
        world.rooms.get(room.as_ref()).into_iter().flat_map(|room| room.joined()).map(str::to_owned).collect()
    }

    /// What is queued for later, over all accounts.
    pub fn delayed(&self) -> Vec<Value> {
        self.shared.world().delayed.iter().map(|queued| queued.json()).collect()
    }
}
