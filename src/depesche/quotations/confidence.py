"""How far each rule can be trusted.

A rule's confidence is the share of its quotations that the training part of the gold data confirms (message Dice of at
least 0.5), one added to the hits and two to the quotations, so that rare rules stay modest: German Wikinews (700
reports), and PolNeAR (210) for ``reported.matter`` and ``direct.inserted-cue``. Rules for headlines have no gold data;
they get one half; set-off quotations have none either, but the page itself says what they are.
"""

CONFIDENCE: dict[str, float] = {
    "direct.alone": 0.89,
    "direct.clause-colon": 0.75,
    "direct.colon": 0.88,
    "direct.continued": 0.94,
    "direct.cue-after": 0.89,
    "direct.cue-before": 0.96,
    "direct.inserted-cue": 0.97,
    "direct.mention": 0.92,
    "direct.name-colon": 0.83,
    "direct.nested": 0.87,
    "direct.set-off": 0.90,
    "direct.so": 0.94,
    "free.headline": 0.50,
    "free.hearsay": 0.57,
    "free.plan": 0.60,
    "free.run": 0.93,
    "indirect.as-clause": 0.82,
    "indirect.colon": 0.50,
    "indirect.cue-after": 0.80,
    "indirect.headline": 0.50,
    "indirect.impersonal-after": 0.79,
    "indirect.impersonal-before": 0.88,
    "indirect.infinitive": 0.83,
    "indirect.inserted-cue": 0.69,
    "indirect.noun": 0.72,
    "indirect.previous": 0.83,
    "indirect.so": 0.88,
    "indirect.source-after": 0.90,
    "indirect.source-before": 0.96,
    "indirect.source-noun": 0.95,
    "indirect.that-clause": 0.84,
    "indirect.thereby": 0.79,
    "indirect.verb-second": 0.88,
    "indirect.whereby": 0.85,
    "reported.act": 0.57,
    "reported.matter": 0.61,
}
