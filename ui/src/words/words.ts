/** Our own words, each in two sentences at most: what it is, and what it is not. */
export const WORDS = {
  'blast radius':
    'All that an attacker holds who has what is compromised and moves on from there under the assumptions: exactly what follows from the estate, no estimate.',
  'inherent score': 'How bad it is, 0 to 100, if every gate (approval, factor, zone, ticket) were passed.',
  'residual score':
    'How bad it is, 0 to 100, where each gate is passed with the chance that the settings give it. Bands (critical, high, moderate, low) go by it.',
  administration: 'The tenant’s own node at CONTROL: whoever has it decides over everything in that tenant.',
  'choke point':
    'An entity or relation that ways to what falls must pass. What is said to be lost with it is exact: it was taken out and everything computed anew.',
  containment:
    'The cheapest actions that keep an attack from what is protected. The proof shows ways that have nothing in common: no cheaper set can cut all of them.',
  exposure: 'The other way round: everybody who gets to a target when compromised alone.',
  ranking: 'Every identity compromised alone, ordered by what falls. Ties are broken by harm and then by name.',
  advice:
    'Sets of changes within a budget, chosen by what they save for their cost of the residual score of everybody.',
  scenario: 'Changes that somebody thinks of making, saved under a name. Nothing is written to the estate.',
  drift: 'The same questions asked of two versions of the estate: what an import has changed.',
  finding:
    'One cause by which the estate falls short of a rule, however many it concerns; with what proves it and what ends it.',
  'accepted risk':
    'A finding that somebody answers for until a day. It is left out until then, counted, and comes back.',
  review:
    'Somebody is asked, until a day, of each access whether it is still wanted. What was decided becomes a scenario.',
  incident:
    'What fell since something was taken, what to cut first, and which tenants have to be told, with the way into each.',
  'attack path':
    'One way from what is compromised to a level on a target, relation by relation, each with its conditions.',
  trend:
    'What each version came to when it was new. Points are chained, so that a larger inventory is no improvement and no decline.',
} as const;

export type OwnWord = keyof typeof WORDS;

/** The word that a page is about, by its title. */
export const WORD_OF_PAGE: Readonly<Record<string, OwnWord>> = {
  'Blast radius': 'blast radius',
  Exposure: 'exposure',
  Paths: 'attack path',
  'Choke points': 'choke point',
  Containment: 'containment',
  Ranking: 'ranking',
  Advice: 'advice',
  Scenarios: 'scenario',
  Drift: 'drift',
  Findings: 'finding',
  Reviews: 'review',
  Incident: 'incident',
  Trend: 'trend',
};
