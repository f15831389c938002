"""Invented words of an invented person. They name nobody, and nothing in them is heard twice."""

from __future__ import annotations

PLAN = {
    "warning_signs": "I stop eating properly. I look at the old pictures. I sleep with the phone.",
    "calms": "Warm water on my hands. The long way round the park. Radio, quietly.",
    "places": "The library until eight. The bench by the pond. My aunt's kitchen.",
    "people": "My sister, any time. The neighbour with the dog. The evening line.",
    "safer_home": "The spare key is back with me. The lamp in the hall stays on.",
    "reason": "The cat. The garden in May. I would like to see how this goes on.",
}
WORSE = "It made me want to run."
BREATH = {"breathe_in": 4, "breathe_out": 7, "minutes": 2}
ALONE = "You were not there when it was good either. I was."
HAS = ("raynaud",)  # of the conditions that are asked once
PEOPLE = (("My sister", "07700 900142"), ("Choir friend", "07700 900365"))  # kept for fiction

LETTERS = (
    "I walked past our bakery today and bought nothing. Now I have told this page.",
    "It is half past one and I am awake again. I am not going to ask how you are.",
    "You would have liked the film. I thought about telling you all the way home.",
    "I found your scarf behind the heater. It is in a bag now, in the cellar.",
    "What I miss is the mornings. I know that there were not many of them.",
    "I wrote three messages and deleted three messages. This is the fourth, and it stays here.",
    "Today somebody asked about you and I said: it is over. My voice was quite normal.",
    "I want to explain it all once more. I know how that evening would go.",
    "The song came on in the shop. I stood between the shelves until it was finished.",
    "I am angry tonight. That is new. I am leaving it here.",
    "I dreamed that we were packing. In the dream I was the one who closed the door.",
    "I cooked for one and it was enough. I even used the good plates.",
    "I would like to hear that you are sorry. I have stopped waiting by the phone for it.",
    "A whole day went by before I thought of you. I noticed in the evening.",
    "I passed the station and looked at the board. Then I took my own train.",
    "There is nothing that I need from you tonight. I wanted to write that down.",
)

LONG_LETTER = """\
I am writing this one long, because the short ones always stop where it begins to hurt.

I keep thinking about the first winter. The kitchen with the window that did not close, and how
we wore coats at breakfast and found it funny. I have told that story so often that I am no
longer sure how cold it was. When I try to remember it without the story, I remember that I was
often tired, and that I was careful about when I spoke.

I want to say what I miss, so that it stands somewhere. I miss somebody saying goodnight. I miss
the sound of another person in the next room. I miss being asked whether there is milk. I notice
that all of these could be somebody else's, and that some of them were never really yours.

And I want to say what I do not miss, because at night I forget it. I do not miss listening to
how the door was closed. I do not miss working out on the stairs what kind of evening it would
be. I do not miss counting what I had said. My shoulders have come down. My sister saw it before
I did.

In the first weeks I thought about you from morning to night. It was not even about you, it was
more like being hungry. I would put the kettle on and there it was. I would unlock the phone to
see what time it was, and find that I had opened your name. I learned to put it in the other
room. I learned to put my feet on the floor and name the things in front of me. Lamp, chair,
plant. It sounds like nothing. Some nights it was all there was between me and the phone.

Now there are whole afternoons. Then something small comes, a jacket like yours on a stranger,
and for a quarter of an hour it is as if nothing had changed. I used to think that this meant
that I had to write to you. Now I think that it means that I saw a jacket.

I have been asking myself what I would say if you stood here. For a long time it was a speech.
It had an order, first this, then that, and at the end you understood. I have held that speech
in the shower, on the bus, in the queue at the chemist. I have never once reached the end of it.
I think that there is no end of it, because the end was always your part, and I cannot write
your part.

So I am trying something else. I am trying to say only what is mine. I was there. I tried very
hard. I did not see some things, and some things I saw and put away. I went when I could. That
is the whole of it, and it fits on a page.

There are good things, and I will put them down too. I have slept through, four nights in a row.
I have a plant that is alive. I sang again, first in the car and then with the others. A woman
in the second row gave me her cough sweets and did not ask me anything. I have been to the sea
for one day, alone, with a cheese roll, and I sat there until my hands were cold, and nobody
wanted to know where I had been.

It is not all better. Sundays are long. I still take the other street. There is a box that I
have not opened, and I have decided that it may stay closed for as long as it likes. When it is
bad I am ashamed that it is still bad, and then I remember that nobody set a day for it.

I want to put down the ordinary things, because you would not believe how many there are. I pay
the electricity on the third. I have learned which of the two keys is for the bicycle shed. The
neighbour with the dog says good morning, and since last week the dog does too. I have changed
the side of the bed on which I sleep, and then I changed it back, because it was my side to
begin with.

Some evenings I read what I wrote here in the first month. It is strange to meet her. She writes
so fast. She is certain that it will be like that for ever, and she is up at three, and still
she put her feet on the floor and looked for the lamp. I would like to make her a cup of tea. I
would not tell her anything. I would sit there with her until it got light.

I thought that I would end this by asking you something. I have been sitting here for some time,
looking for the question. There was always one. Tonight there is none that I need you for.

It has started to rain. I have the window open, this one closes properly, and I can hear it on
the bins in the yard. In a moment I am going to make tea and go to bed. I will not send this. I
wanted to see how long it is when nobody interrupts me. It is about as long as a cup of tea
takes to go cold.

Goodnight. I am saying that one to myself.
"""


def unfolded(text: str) -> str:
    """Lines are folded here to be read; a letter has paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
