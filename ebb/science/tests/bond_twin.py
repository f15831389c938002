"""The bond model once more, for one person on one stream, as slowly and plainly as possible.

The referee of `ebb.science.bond`: written from the equations, with `math` only, in
six-hour slots. It returns the day's craving, arousal and V as lists.
"""

from collections.abc import Mapping, Sequence
from math import exp, log

from ebb.science.bond import Scenario

type Slot = tuple[float, ...]  # stress, threat, relief, reminder, place
type Numbers = Mapping[str, float]
type Me = dict[str, float]


def lives(
    par: Numbers, scenario: Scenario, together_noise: Sequence[Slot], after_noise: Sequence[Slot]
) -> list[tuple[float, float, float]]:
    """`..._noise`: one list of (stress, threat, relief, reminder, place) per slot."""
    me = born(par)
    days = []
    relationship = scenario.together
    chances = [
        par[one] if isinstance(one, str) else one
        for one in (relationship.threat, relationship.away, relationship.relief)
    ]
    for day in range(relationship.days):
        slots = []
        for number in range(4):
            stress, threat, relief, reminder, place = together_noise[4 * day + number]
            there = place >= chances[1]
            rel = there and relief < chances[2]
            access = 1 - chances[1]
            threatened = threat < chances[0]
            slots.append(slot(me, par, stress, reminder, access, there, threatened, rel, 0.0, 0.0))
        days.append(written(slots, me))
    after = scenario.after
    me["K"] = 1.0 if after.knowing else 0.0
    if after.conviction is not None:
        me["B"] = after.conviction
    for day in range(after.days):
        slots = []
        for number in range(4):
            stress, _, relief, reminder, _ = after_noise[4 * day + number]
            contacts = after.contacts if number == 2 else None
            met = contacts is not None and contacts.on(day)
            quarrel = met and contacts is not None and contacts.kind == "quarrel"
            rel = met and (quarrel or relief < chances[2])
            practice, work = after.practice_per_day / 4, after.belief_work_per_week / 28
            access = 1 - chances[1]
            slots.append(slot(me, par, stress, reminder, access, met, quarrel, rel, practice, work))
        days.append(written(slots, me))
    return days


def born(par: Numbers) -> Me:
    """Everything she is on the first day of the relationship."""
    me = dict.fromkeys(("W", "X", "Xs", "L", "K"), 0.0)
    me |= {"A": par["s"] / par["phi"], "q": par["q0"], "p": 0.3, "k": 1.0, "R": 1.0}
    return me | {"S": par["S0"], "B": par["B0"]}


def written(slots: list[tuple[float, float]], me: Me) -> tuple[float, float, float]:
    felt = sum(felt for felt, _ in slots) / 4
    arousal = sum(arousal for _, arousal in slots) / 4
    return felt, arousal, me["W"] * (1 - me["q"])


def slot(
    me: Me,
    par: Numbers,
    stress: float,
    reminder: float,
    access: float,
    u: bool,
    m: bool,
    rel: bool,
    practice: float,
    work: float,
) -> tuple[float, float]:
    z = reminder < min(par["cue"] * (1 + par["kR"] * me["R"]), 0.99)
    began = me["A"]
    spared, taken, reward = arouse(me, par, stress, z, u, m, rel)
    slow_levels(me, par, taken + spared, m)
    learn(me, par, reward, access, z, u, rel)
    grow(me, par, began, u, rel, practice, work)
    return craving(me, par), me["A"]


def arouse(
    me: Me, par: Numbers, stress: float, z: bool, u: bool, m: bool, rel: bool
) -> tuple[float, float, float]:
    """What was spared by presence, what relief took, and what that was worth."""
    V = me["W"] * (1 - me["q"])
    load = par["s"] * stress + me["L"] + par["bB"] * me["B"]
    load += par["gD"] * max(me["Xs"] - me["X"], 0)
    if z:
        load += par["c"] * V / (V + par["v0"])
    spared = par["beta"] * load if u else 0.0
    A = (1 - par["phi"]) * (1 - par["sig"] * me["S"]) * me["A"] + load - spared
    if m:
        A += par["theta"]
    A = min(max(A, 0), 10)
    taken = reward = 0.0
    if rel:
        taken = par["rho"] * A
        reward = A ** par["n"] - (A - taken) ** par["n"]
        A -= taken
    me["A"] = A
    return spared, taken, reward


def slow_levels(me: Me, par: Numbers, relieved: float, m: bool) -> None:
    me["Xs"] += (me["X"] - me["Xs"]) * (1 - exp(-0.25 / par["tL"]))
    me["X"] += (relieved - me["X"]) * (1 - exp(-0.25 / par["tX"]))
    threat_load = par["gT"] * par["theta"] if m else 0.0
    me["L"] += (threat_load - me["L"]) * (1 - exp(-0.25 / par["tL"]))


def learn(me: Me, par: Numbers, reward: float, access: float, z: bool, u: bool, rel: bool) -> None:
    me["W"] *= exp(-0.25 / (par["tau_W"] * 365.25))
    if rel:
        d = reward - me["W"] * (1 - me["q"])
        rate = par["ap"] * (0.25 + 0.75 * me["k"]) * (par["asy"] if d < 0 else 1)
        me["W"] += rate * d
        me["k"] = (1 - par["gam"]) * me["k"] + par["gam"] * abs(d) / (abs(d) + par["v0"])
    if z and not u:
        me["W"] -= par["an"] * me["W"] * (1 - me["q"])
        believe(me, par["w"] * log((1 - par["eps"]) / (1 - me["p"])))
    if u:
        gone, there = (par["eps"], me["p"]) if rel else (1 - par["eps"], 1 - me["p"])
        meeting = min(par["eps"] / access, 1) if access > 0 else 1
        believe(me, par["wr"] * log(meeting * gone / there))
        me["p"] = min(max(me["p"] + par["apr"] * (rel - me["p"]), 0.01), 0.99)
    me["q"] = max(me["q"] * (1 - par["h0"] - par["h1"] * me["B"]), par["q0"])


def grow(
    me: Me, par: Numbers, began: float, u: bool, rel: bool, practice: float, work: float
) -> None:
    """Skill, conviction, recency."""
    if not u and began >= 2 and me["A"] <= began / 2:
        me["S"] += par["eu"] * (1 - me["S"])
        me["B"] -= par["eD"] * me["B"] * (1 - me["B"])
    if rel:
        me["S"] -= par["ed"] * me["S"]
        me["B"] += par["eB"] * (1 - me["B"])
    me["S"] += par["ep"] * practice * (1 - me["S"])
    me["S"] *= exp(-0.25 / (par["tS"] * 365.25))
    me["B"] *= 1 - par["eW"] * work
    me["R"] = 1.0 if u else me["R"] * exp(-0.25 / par["tR"])


def craving(me: Me, par: Numbers) -> float:
    V = me["W"] * (1 - me["q"])
    felt = me["A"] * V / (V + par["v0"] + par["vS"] * me["S"])
    if me["K"]:
        felt *= 1 - par["w0"] * exp(-me["A"] / par["Aw"])
    return felt


def believe(me: Me, evidence: float) -> None:
    odds = me["q"] / (1 - me["q"]) * exp(evidence)
    me["q"] = min(odds / (1 + odds), 0.999)
