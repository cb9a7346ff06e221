"""A call for help is recognised, however a phone writes it; what only sounds like one is mostly not."""

import re
import time

import pytest

from offers.calls_for_help import MOST, calls_for_help, phrases

CALLS = """
I want to kill myself
i wanna die
I don't want to be here anymore
I don’t want to live
DO NOT WANT TO WAKE UP
I'm feeling suicidal
thinking about suicide
I keep self-harming
I self harm
i can't go on
I can’t cope
I've been cutting myself
took too many pills last night
my boyfriend hits me
he beat me up
I was raped
I am being abused
they made me carry drugs
he is forcing me to have sex
my uncle is forcing me to marry
I'm scared to go home
I am scared of my partner
I am in danger
I’m not safe
I don't feel safe in my flat
please help me
I need help now
I have nowhere to sleep
Nowhere to go tonight
I'm homeless
I am sleeping rough
I got kicked out
they have thrown me out
I have no food
nothing to eat since Friday
The form was fine.\\nBut I want to\\ndie
KILL   MYSELF!!!
I don t want to be here
cant go on with this
end it all
i feel unsafe
its not safe
I’m scared of them
i am being hurt
kicked out
nowhere to stay
ｋｉｌｌ ｍｙｓｅｌｆ
""".strip().splitlines()
OTHERS = """
This is useful
The waiting times kill me
The bus pass is to die for
I want to diet and get fit
Say more about help for homeless people
How do I get the starter pack?
I need help with my CV
More help now with driving lessons
It hits the mark
My adviser is a star, she never gives up
Is the house insurance included?
I cannot go on the trip because of the price
It is not clear who pays
I would like a safe place to store things
Explain what danger money is
Cut the long words
Food vouchers should be higher
I had to wait a long time and nobody rang
The gun club is fun
I have got no reason to complain
I am made of stronger stuff
Skills
""".strip().splitlines()


def joined(lines):
    return [line.replace("\\n", "\n") for line in lines]


@pytest.mark.parametrize("said", joined(CALLS))
def test_a_call_for_help_is_recognised(said):
    assert calls_for_help(said)


@pytest.mark.parametrize("said", joined(OTHERS))
def test_what_is_none_is_not(said):
    assert not calls_for_help(said)


def test_any_of_several_texts_is_enough():
    assert calls_for_help("All fine", "", "I want to die")
    assert not calls_for_help() and not calls_for_help("", "\x00")


def test_every_phrase_is_written_plainly_and_recognised_as_it_stands():
    for phrase in phrases():
        assert re.fullmatch(r"[a-z*|. ]+", phrase), phrase
        words = phrase.split()
        for place, word in enumerate(words):
            for choice in word.split("|"):
                said = [choice if at == place else each.split("|")[0] for at, each in enumerate(words)]
                assert calls_for_help(" ".join(said).replace("*", "al")), said


def test_a_long_paste_is_read_to_its_limit_and_quickly():
    started = time.process_time()
    assert not calls_for_help("kill " * 1_000_000 + "myself")
    assert calls_for_help("x " * 100 + "kill myself " + "y" * MOST)
    assert time.process_time() - started < 1


def test_one_sign_that_stands_for_many_letters_is_cut_too():
    assert not calls_for_help("\ufdfa" * (MOST - 100) + " I want to kill myself")
