"""One step in the lives of many simulated people: the equations of docs/science/bond.md.

Arrays are (scenarios, lanes): a lane is one person on one stream of noise; parameters
are (lanes,). The equations hold for a slot of six hours. A step of another length
draws its events at the same rates per hour and gives arousal the same mean.

Sources: co-regulation as conditioning (Sbarra & Hazan 2008, PSPR 12:141); drive
reduction as reward (Keramati & Gutkin 2014, eLife 3:e04811); associability (Pearce &
Hall 1980); latent-state extinction (Gallistel 2012; Cochran & Cisler 2019, PLoS
Comput Biol 15:e1007331); need times learned pull (Zhang, Berridge et al. 2009, PLoS
Comput Biol 5:e1000437); stress weakens control (Otto et al. 2013); opponent process
(Solomon & Corbit 1974).
"""

import numpy as np
from numpy.typing import NDArray

from ebb.science.bond.course import Floats
from ebb.science.bond.mechanism import Mechanism
from ebb.science.bond.state import Events, State
from ebb.science.parameters.bond import FIXED

type Indices = NDArray[np.intp]
type Flags = NDArray[np.bool_]

SLOT_HOURS = 6.0
DAY_HOURS = 24.0
YEAR_HOURS = 365.25 * DAY_HOURS
MOST = 10.0  # points of arousal
SUREST = 0.999  # of q
LEAST_RATE, MOST_RATE = 0.01, 0.99  # of p, so that evidence stays finite


class Lives:
    """Parameters as lanes, with what follows from them and from the step's length."""

    def __init__(self, lanes: dict[str, Floats], mechanism: Mechanism, step_hours: float) -> None:
        self.par, self.mechanism = lanes, mechanism
        self.slots = step_hours / SLOT_HOURS  # the step in slots of six hours
        days, years = step_hours / DAY_HOURS, step_hours / YEAR_HOURS
        self.new_X = 1 - np.exp(-days / lanes["tX"])
        self.new_L = 1 - np.exp(-days / lanes["tL"])
        self.keep_R = np.exp(-days / lanes["tR"])
        self.keep_W = np.exp(-years / lanes["tau_W"])
        self.keep_S = np.exp(-years / lanes["tS"])
        self.settled = FIXED["settled"].value ** self.slots
        self.no_relief_if_gone = np.log1p(-lanes["eps"])
        self.relief_if_gone = np.log(lanes["eps"])

    def begin(self, scenarios: int) -> State:
        """Strangers: nothing learned, resting arousal."""
        par, zero = self.par, 0.0
        shape = (scenarios, len(par["s"]))

        def full(value: Floats | float) -> Floats:
            return np.broadcast_to(np.asarray(value, np.float32), shape).copy()

        return State(
            A=full(par["s"] / par["phi"]),
            W=full(zero),
            q=full(par["q0"] if self.mechanism.latent_state else zero),
            p=full(FIXED["start_rate"].value),
            k=full(FIXED["start_associability"].value),
            X=full(zero),
            Xs=full(zero),
            L=full(zero),
            R=full(1.0),
            S=full(par["S0"]),
            B=full(par["B0"]),
            K=full(zero),
        )

    def meeting(self, access: Floats) -> Floats:
        """Log evidence that the source is gone in one step's meeting, whatever it brings.

        log[P(meeting | gone) / P(meeting | there)], arrays (kinds, lanes): `access` is
        how often per slot the partner was there while together, and a source that is
        gone is met as often as its relief is imagined (eps). Never above 0. Coming back
        to where it was learned renews what was learned (Bouton 2004, Learn Mem 11:485).
        """
        if not self.mechanism.meetings_tell:
            return np.zeros_like(access)
        eps = self.par["eps"]
        evidence: Floats = self.slots * np.log(eps / np.maximum(access, eps))
        return evidence

    def step(self, now: State, events: Events) -> Floats:
        """Live through one step, changing `now`; craving at its end, (scenarios, lanes)."""
        reminded = self._reminded(now, events)
        began = now.A
        load, spared = self._load(now, events, reminded)
        now.A = self._aroused(now, events, load)
        relieved, taken, reward = self._relieved(now, events)
        self._slow_levels(now, events, spared, relieved, taken)
        self._learn(now, events, reminded, relieved, reward)
        self._grow(now, events, began, relieved)
        return self.craving(now)

    def craving(self, now: State) -> Floats:
        """C = A G (1 - K w0 exp(-A / Aw)), or a rival's pull."""
        if self.mechanism.pull == "learning":
            return now.V
        if self.mechanism.pull == "withdrawal":
            return np.maximum(now.Xs - now.X, 0)
        par, V = self.par, now.V
        craving: Floats = now.A * V / (V + par["v0"] + par["vS"] * now.S)
        if now.K.any():
            craving *= 1 - now.K * par["w0"] * np.exp(-now.A / par["Aw"])
        return craving

    def _reminded(self, now: State, events: Events) -> Flags:
        """P(z) = cue (1 + kR R) in a slot."""
        chance = np.minimum(self.par["cue"] * (1 + self.par["kR"] * now.R), 0.99)
        reminded: Flags = events.reminder < chance * self.slots
        return reminded

    def _flow(self, now: State) -> tuple[Floats, Floats | float]:
        """What a step keeps of arousal, and the share of a slot's drive that it brings.

        Two steps make one: keep^1/2 twice, and the drive spread over both.
        """
        keep: Floats = (1 - self.par["phi"]) * (1 - self.par["sig"] * now.S)
        if self.slots == 1:
            return keep, 1.0
        return keep**self.slots, (1 - keep**self.slots) / (1 - keep)

    def _load(self, now: State, events: Events, reminded: Flags) -> tuple[Floats, Floats | None]:
        """(1 - beta u) [s e + c z V/(V + v0) + L + gD max(Xs - X, 0) + bB B], and what was spared.

        The load per slot: a reminder comes as often per hour whatever the step and
        gives arousal the same mean. What presence spares counts as regulation too.
        """
        par = self.par
        load = par["s"] * events.stress + now.L + par["bB"] * now.B
        load += par["gD"] * np.maximum(now.Xs - now.X, 0)
        if self.mechanism.arousing_reminders:
            load += self._cued(now) * reminded / self.slots
        if events.there is None:
            return load, None
        spared = par["beta"] * load * events.there
        return load - spared, spared

    def _aroused(self, now: State, events: Events, load: Floats) -> Floats:
        """A' = (1 - phi)(1 - sig S) A + theta m + load, within 0..10."""
        if events.threat is not None:
            load = load + self.par["theta"] * events.threat / self.slots
        keep, flow = self._flow(now)
        aroused: Floats = np.clip(keep * now.A + flow * load, 0, MOST)
        return aroused

    def _cued(self, now: State) -> Floats:
        """How much a reminder arouses: c V / (V + v0), or in proportion, equal at V = v0."""
        c, v0, V = self.par["c"], self.par["v0"], now.V
        if self.mechanism.bounded_reminders:
            return c * V / (V + v0)
        return c * V / (2 * v0)

    def _relieved(self, now: State, events: Events) -> tuple[Indices, Floats, Floats]:
        """A <- (1 - rho) A': who is relieved, by how many points, and what it was worth."""
        if events.relief is None:
            return np.empty(0, np.intp), np.empty(0, np.float32), np.empty(0, np.float32)
        where = _indices(events.relief, now)
        lane, A = self._lane(where, now), now.A.ravel()
        before = A[where]
        after = (1 - self.par["rho"][lane]) * before
        A[where] = after
        if not self.mechanism.drive_reduction:
            return where, before - after, np.ones_like(before)
        n = self.par["n"][lane]
        return where, before - after, _power(before, n) - _power(after, n)

    def _slow_levels(
        self, now: State, events: Events, spared: Floats | None, relieved: Indices, taken: Floats
    ) -> None:
        """X' = (r - X)/tX;  Xs' = (X - Xs)/tL;  L' = (gT theta m - L)/tL.

        r is what the partner took away, and what presence kept away.
        """
        now.Xs += (now.X - now.Xs) * self.new_L
        now.X *= 1 - self.new_X
        if spared is not None and self.mechanism.presence_counts:
            now.X += spared * self.new_X
        lane = self._lane(relieved, now)
        now.X.ravel()[relieved] += taken * self.new_X[lane] / self.slots
        now.L *= 1 - self.new_L
        if events.threat is not None:
            load = self.par["gT"] * self.par["theta"] * self.new_L / self.slots
            now.L += load * events.threat

    def _learn(
        self, now: State, events: Events, reminded: Flags, relieved: Indices, reward: Floats
    ) -> None:
        """What the step taught: the value of relief, and whether its source is gone."""
        now.W *= self.keep_W
        self._value(now, relieved, reward)
        alone = reminded if events.there is None else reminded & ~events.there
        self._alone(now, np.flatnonzero(alone))
        if events.there is not None:
            self._encounter(now, events, events.there, relieved)
        if self.mechanism.latent_state:
            now.q *= 1 - (self.par["h0"] + self.par["h1"] * now.B) * self.slots
            np.maximum(now.q, self.par["q0"], out=now.q)

    def _value(self, now: State, where: Indices, reward: Floats) -> None:
        """W += ap (1/4 + 3/4 k) [asy] (reward - V);  k = (1 - gam) k + gam |d|/(|d| + v0)."""
        par, lane = self.par, self._lane(where, now)
        W, k = now.W.ravel(), now.k.ravel()
        d = reward - W[where] * (1 - now.q.ravel()[where])
        if not self.mechanism.associability:
            W[where] += par["ap"][lane] * d
            return
        k_here, gam, size = k[where], par["gam"][lane], np.abs(d)
        asymmetry = np.where(d < 0, par["asy"][lane], 1)
        W[where] += par["ap"][lane] * (0.25 + 0.75 * k_here) * asymmetry * d
        k[where] = (1 - gam) * k_here + gam * size / (size + par["v0"][lane])

    def _alone(self, now: State, where: Indices) -> None:
        """A reminder met alone unlearns a little, and is evidence that the source is gone."""
        W, q, lane = now.W.ravel(), now.q.ravel(), self._lane(where, now)
        rate = self.par["ap" if self.mechanism.quick_unlearning else "an"][lane]
        W[where] -= rate * W[where] * (1 - q[where])
        if self.mechanism.latent_state:
            evidence = self.no_relief_if_gone[lane] - np.log1p(-now.p.ravel()[where])
            q[where] = _weigh(q[where], self.par["w"][lane] * evidence)

    def _encounter(self, now: State, events: Events, there: Flags, relieved: Indices) -> None:
        """An encounter, with or without relief, teaches its rate and that the source is there.

        A reminder comes whether or not the source is there, so only what follows tells;
        a meeting comes only if it is, so the meeting tells too.
        """
        met = _indices(there, now)
        lane, rel = self._lane(met, now), _member(relieved, now)[met]
        p, q = now.p.ravel(), now.q.ravel()
        rate = p[met]
        if self.mechanism.latent_state:
            with_relief = self.relief_if_gone[lane] - np.log(rate)
            without = self.slots * (self.no_relief_if_gone[lane] - np.log1p(-rate))
            evidence = events.meeting.ravel()[met] + np.where(rel, with_relief, without)
            q[met] = _weigh(q[met], self.par["wr"][lane] * evidence)
        learned = rate + self.par["apr"][lane] * (rel - rate * self.slots)
        p[met] = np.clip(learned, LEAST_RATE, MOST_RATE)

    def _grow(self, now: State, events: Events, began: Floats, relieved: Indices) -> None:
        """Skill, conviction and recency of contact at the end of the step."""
        par, S, B = self.par, now.S.ravel(), now.B.ravel()
        calmed = (began >= FIXED["unsettled"].value) & (self.settled * began >= now.A)
        if events.there is not None:
            calmed &= ~events.there
        self._settled_alone(S, B, np.flatnonzero(calmed), now)
        lane = self._lane(relieved, now)
        S[relieved] -= par["ed"][lane] * S[relieved]
        B[relieved] += par["eB"][lane] * (1 - B[relieved])
        now.S += par["ep"] * events.practice * (1 - now.S)
        now.S *= self.keep_S
        now.B *= 1 - par["eW"] * events.work
        now.R *= self.keep_R
        if events.there is not None:
            np.copyto(now.R, 1, where=events.there)

    def _settled_alone(self, S: Floats, B: Floats, where: Indices, now: State) -> None:
        lane = self._lane(where, now)
        S[where] += self.slots * self.par["eu"][lane] * (1 - S[where])
        B[where] -= self.slots * self.par["eD"][lane] * B[where] * (1 - B[where])

    def _lane(self, where: Indices, now: State) -> Indices:
        lane: Indices = where % now.A.shape[1]
        return lane


def _indices(flags: Flags, now: State) -> Indices:
    """Flat indices of the lanes where a flag, broadcast to all scenarios, is set."""
    return np.flatnonzero(np.broadcast_to(flags, now.A.shape))


def _member(where: Indices, now: State) -> Flags:
    flags = np.zeros(now.A.size, np.bool_)
    flags[where] = True
    return flags


def _weigh(q: Floats, evidence: Floats) -> Floats:
    """A probability after log evidence, kept below certainty."""
    odds = q / (1 - q) * np.exp(evidence)
    return np.minimum(odds / (1 + odds), SUREST)


def _power(base: Floats, exponent: Floats) -> Floats:
    """base ** exponent for base >= 0, by exp and log: much the faster in single precision."""
    return np.exp(exponent * np.log(np.maximum(base, 1e-6)))
