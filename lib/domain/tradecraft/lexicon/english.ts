import { listed } from './listed.ts';

/**
 * The words the checks look for, in English. Data only: another language is another file of the same shape.
 * A phrase is matched as whole words, longest first, whatever the case and white space.
 */
export const english = {
  /** Modals and adverbs that state no likelihood. */
  hedges: listed(`
    may, might, could, possible, possibly, perhaps, conceivably, potentially, maybe
  `),
  /** Phrases of likelihood that no published scale has; those that the scale in use has are left out. */
  offScale: listed(`
    expected to, expected that, anticipated to, bound to, set to, poised to, destined to, certain to,
    sure to, unlikely event, in all likelihood, in all probability, a good chance, a fair chance, a strong chance,
    a high chance, a slim chance, a small chance, little chance, every chance, no doubt, doubtless, undoubtedly,
    without doubt, cannot be ruled out, cannot rule out, cannot be excluded, cannot be dismissed,
    cannot be discounted, serious possibility, distinct possibility, strong possibility, real possibility,
    realistic possibility, realistic probability, potential for, the prospect of, reasonable chance,
    better than even, odds are, the odds of, chances are, presumably, supposedly, apparently, seems likely,
    appears likely, quite likely, fairly likely, rather likely, more likely than not, highly likely, highly unlikely,
    very probable, extremely likely, extremely unlikely, virtually certain, inevitable, inevitably, foreseeable,
    conceivable, plausible, plausibly
  `),
  /** What may rise and fall with a likelihood. */
  chances: listed(`
    risk, risks, likelihood, probability, chance, chances, odds, potential, prospect, prospects
  `),
  rises: listed(`
    increase, increases, increased, increasing, raise, raises, raising, heighten, heightens, heightening, reduce,
    reduces, reducing, lower, lowers, lowering, lessen, lessens, decrease, decreases, decreasing, rise, rises, grow,
    grows, decline, declines, fall, falls
  `),
  /** Base forms of verbs that name outcomes: what begins one more of several. */
  outcomeVerbs: listed(`
    accelerate, accept, achieve, adopt, agree, allow, attack, block, boost, break, bring, build, carry, cause, close,
    collapse, complicate, conduct, continue, cut, damage, deepen, delay, deliver, deploy, deter, develop, discourage,
    disrupt, divert, drive, embolden, enable, encourage, end, enhance, escalate, expand, export, extend, face, fail,
    force, give, halt, harden, heighten, hold, improve, increase, intensify, invade, invite, isolate, launch, lead,
    limit, lose, maintain, make, mobilise, move, open, oppose, prevent, produce, prolong, prompt, provide, provoke,
    pursue, push, raise, reach, reduce, reject, resist, respond, restrict, resume, rise, seek, sell, send, shift,
    spread, stop, strengthen, strike, supply, support, suspend, take, test, trade, transfer, trigger, turn,
    undermine, use, violate, weaken, widen, win, withdraw
  `),
  /** Reporting that names nobody. */
  unattributed: listed(`
    reports indicate, reports suggest, reports say, reporting indicates, reporting suggests, reportedly, allegedly,
    sources say, sources indicate, sources suggest, sources report, it is reported, it is believed, it is said,
    it is understood, observers say, observers believe, analysts say, analysts believe, experts say, experts believe,
    according to reports, according to sources, some say, information suggests, information indicates
  `),
  /** Verbs and phrases that evaluate, or tell a cause or an intent, where a fact was asked for. */
  evaluative: listed(`
    boosts, boost, boosting, strengthens, strengthen, strengthening, weakens, weaken, weakening, enhances, enhancing,
    undermines, undermining, poses, pose, posing, signals, signalling, signaling, complicates, complicate,
    complicating, threatens, threatening, destabilizes, destabilises, destabilizing, destabilising, emboldens,
    emboldening, helps, helping, crucial, decisive, seeks to, seeking to, aims to, aiming to, intends to,
    intending to, leading to, leads to, results in, resulting in, demonstrates, shows that, suggests that,
    means that, proves, could, may, might, potentially
  `),
  /** Who says so: a sentence with one of these reports a judgment rather than makes it. */
  attributions: listed(`
    according to, said, says, stated, states that, announced, reported, told, claimed, claims, wrote, testified,
    assessed that, concluded that, argued, argues
  `),
  /** Levels of confidence off the ladder. */
  offLadder: listed(`
    fairly confident, quite confident, very confident, extremely confident, highly confident, reasonably confident,
    medium confidence, medium-high confidence, moderate-to-high confidence, moderate to high confidence,
    low-to-moderate confidence, low to moderate confidence, some confidence, great confidence, full confidence,
    limited confidence, strong confidence, very high confidence, very low confidence
  `),
  /** What a basis of confidence may name. */
  basisCues: listed(`
    source, sources, sourced, report, reports, reporting, gap, gaps, assume, assumes, assumption, assumptions,
    corroborated, corroborate, corroborates, corroboration, uncorroborated, volatile, volatility, access,
    independent, evidence, imagery, intercept, intercepts, documents, data, inferred, single-source
  `),
  /** Magnitudes without a measure. */
  magnitudes: listed(`
    significant, significantly, substantial, substantially, considerable, considerably, robust, major, growing,
    advanced, strengthened, severe, severely, dramatic, dramatically, massive, huge, large-scale, notable, notably,
    marked, markedly, serious, seriously, crucial, extensive, extensively
  `),
  /** After a magnitude these make it a term of its own. */
  magnitudeNouns: ['figures', 'infrastructure', 'mass', 'general', 'goods', 'digits', 'other', 'others'],
  vagueTimes: listed(`
    recently, soon, long-term, short-term, medium-term, near-term, in the long term, in the short term,
    in the near future, in the foreseeable future, in due course, eventually, in coming years, in the coming years,
    in coming months, in the coming months, sooner or later, over time, at some point, before long
  `),
  /** What takes something for granted. */
  assumptionCues: [
    'given that',
    'assuming',
    'assuming that',
    'as long as',
    'so long as',
    'provided that',
    'absent',
    'unless',
    'in the absence of',
  ],
  /** What is grave if it happens, however unlikely. */
  grave: listed(`
    war, wars, invasion, invade, invades, attack, attacks, coup, collapse, collapses, default, defaults, famine,
    pandemic, epidemic, blackout, blockade, nuclear, genocide, mass casualties, meltdown, assassination, annexation,
    annex, annexes, revolution, civil war, escalation
  `),
  prescriptive: ['should', 'must', 'ought to', 'need to', 'needs to', 'has to', 'have to', 'had better'],
  loaded: ['regime', 'rogue', 'puppet', 'so-called', 'brutal', 'evil', 'thugs', 'henchmen', 'crony', 'cronies'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
