//! What became of each trigger: the event that it tells, or why it tells none. Recorded while events are made, so that
//! the reason is the one that decided.

/// What became of one trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It names an event, by its index among the article's.
    Names(usize),
    /// It tells once more, or adds to, an event that another trigger names.
    Joins(usize),
    /// It tells none.
    Dropped(Dropped),
}

/// Why a trigger, or the telling that it was joined to, gives no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// Its role is to frame, carry or attribute other triggers.
    Frames,
    /// The article is on sport.
    Sport,
    /// A verb of causing or falling without a loss.
    NoLoss,
    /// Losses that are said not to have happened.
    DeniedLoss,
    /// A weapon found, seized or held.
    WeaponFound,
    /// What falls is no place, and no loss is counted.
    FallOfNothing,
    /// An imperfect inside a clause: how things are, not what happened.
    StateOfAffairs,
    /// Harm in an accident.
    Accident,
    /// What something is for, not what was done.
    Aim,
    /// What is talked about, not what was done.
    Topic,
    /// An arrest or a robbery that the words of ordinary crime surround.
    Crime,
    /// An agreement on other things than war and peace.
    Civil,
    /// Asked, not told.
    Question,
    /// A film, a book or a game.
    Film,
    /// A death that a court has only spoken.
    Court,
    /// A verb without party, loss, place or date.
    Bare,
    /// A definite plural with nothing of its own: such happenings in general.
    General,
    /// Told in headlines only.
    HeadlineOnly,
    /// A noun with nothing of its own, and no other telling that it could be part of.
    Weak,
    /// Talks or recruiting without an armed group.
    Unarmed,
    /// Its class is no event: a natural death, a word that only counts.
    NoEventClass,
    /// Losses without a figure, by nobody.
    LossOfNobody,
    /// Feared or planned, by nobody, against nobody.
    HypotheticalOfNobody,
    /// Denied, by nobody, nowhere.
    DeniedOfNobody,
    /// A death with no armed hand in it.
    NoArmedHand,
    /// Its sentences do not read like a report of such an event.
    Implausible,
}

impl Dropped {
    /// The reason in English words.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Frames => "only frames, carries or attributes other triggers",
            Self::Sport => "sport: the article has the words of a match",
            Self::NoLoss => "a verb of causing or falling without a loss",
            Self::DeniedLoss => "losses that are said not to have happened",
            Self::WeaponFound => "a weapon that was found, seized or held, not used",
            Self::FallOfNothing => "what falls is no place, and no loss is counted",
            Self::StateOfAffairs => "state of affairs: an imperfect inside a clause",
            Self::Accident => "accident: harm without an agent in a sentence with a word for accidents",
            Self::Aim => "aim: what something is for, not what was done",
            Self::Topic => "topic: what is talked about or asked for, not what was done",
            Self::Crime => "crime: an arrest or robbery among words of ordinary crime",
            Self::Civil => "an agreement without armed party, on other things than war and peace",
            Self::Question => "asked, not told: a sentence with a question mark",
            Self::Film => "film: a sentence with a word for fiction, and no loss",
            Self::Court => "court: a sentence of death, not said to be carried out",
            Self::Bare => "bare: a verb without party, loss, place or date",
            Self::General => "general: a definite plural with nothing of its own",
            Self::HeadlineOnly => "headline only: no sentence of the body tells it",
            Self::Weak => "weak: no party, loss or place of its own, and no telling to join",
            Self::Unarmed => "talks or recruiting without an armed group",
            Self::NoEventClass => "its class is no event by itself",
            Self::LossOfNobody => "losses without a figure, by nobody",
            Self::HypotheticalOfNobody => "hypothetical without parties",
            Self::DeniedOfNobody => "denied without agent or place",
            Self::NoArmedHand => "a death with no armed hand in it",
            Self::Implausible => "implausible: its sentences do not read like a report of such an event",
        }
    }
}

/// The fates of all triggers of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// One for each trigger, in their order.
    pub fates: Vec<Fate>,
}

impl Trace {
    /// Nothing has become of any of so many triggers.
    #[must_use]
    pub fn new(triggers: usize) -> Self {
        Self { fates: vec![Fate::Dropped(Dropped::Frames); triggers] }
    }

    /// Records the reason of an outcome that is none for `triggers`, and passes any other on.
    pub fn pass<T>(&mut self, triggers: &[usize], outcome: Result<T, Dropped>) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(why) => {
                triggers.iter().for_each(|&at| self.fates[at] = Fate::Dropped(why));
                None
            }
        }
    }

    /// Records that `triggers` tell `event`, which the trigger `name` names.
    pub fn tell(&mut self, triggers: &[usize], name: usize, event: usize) {
        triggers.iter().for_each(|&at| self.fates[at] = Fate::Joins(event));
        self.fates[name] = Fate::Names(event);
    }
}
