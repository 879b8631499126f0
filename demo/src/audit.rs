//! Who did what to which parcel.

use std::fmt;

use tokio::sync::mpsc;

/// Steps that are kept until somebody asks for them.
const KEPT: usize = 64;

/// What happened to a parcel.
pub enum Step {
    Received(u32),
    Routed(u32),
    Closed,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Received(parcel) => write!(f, "{parcel} received"),
            Self::Routed(parcel) => write!(f, "{parcel} routed"),
            Self::Closed => write!(f, "closed"),
        }
    }
}

/// The audit trail.
pub struct Audit {
    steps: mpsc::Sender<Step>,
    /// Until there is a database, the trail stays in memory.
    _trail: mpsc::Receiver<Step>,
}

impl Audit {
    pub fn new() -> Self {
        let (steps, trail) = mpsc::channel(KEPT);
        Self { steps, _trail: trail }
    }

    /// Adds a step to the trail.
    pub async fn record(&self, step: Step) {
        println!("audit: {step}");
        if self.steps.send(step).await.is_err() {
            eprintln!("the audit trail is gone");
        }
    }
}
