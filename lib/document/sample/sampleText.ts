/** Title of the sample assessment. */
export const sampleTitle = 'Outlook for the Russia–North Korea Defence Partnership';

/**
 * A sample assessment for demonstrations, in the shape in which analysts hand in plain text: title, then sections, each under
 * its heading. The subject is real, the assessment is invented for training and cites nothing.
 */
export const sampleText = `Outlook for the Russia–North Korea Defence Partnership

Key Judgments
Moscow and Pyongyang will very likely keep exchanging munitions for technology through the end of 2027, even if fighting in Ukraine pauses. North Korea will likely flight-test a solid-fuel missile with Russian-supplied components by 31 December 2027. It is unlikely that Russia will hand over complete nuclear warhead designs, because that step would cost it Beijing's patience. There is a roughly even chance that the two armies hold a joint exercise on Korean soil before the end of 2026. Regular fuel deliveries make Pyongyang less dependent on Chinese goodwill and so weaken the main outside restraint on its testing.

Supporting Evidence
Since 2023, commercial satellite images have shown Russian cargo ships calling at the port of Rajin about every ten days. Customs data that partners shared with the U.S. Treasury list machine tools, flour and refined oil among the declared loads. Shell casings recovered in eastern Ukraine carry North Korean lot numbers, and three laboratories examined them independently.
Defectors describe Russian instructors at a missile institute near Pyongyang, but none of them entered the building after 2024. A single intercepted message mentions re-entry vehicles; its translation is disputed. We have no direct reporting on what was agreed in the closed annex to the 2024 treaty.
Chinese officials have twice delayed dual-use shipments to Dandong without explanation. Trade between China and North Korea nevertheless grew by 3.5 per cent over the same period.

Assumptions
We assume that Russia goes on firing artillery faster than its own industry can replace it. We also assume that Pyongyang values missile technology above food aid.

Implications
If deliveries continue at today's pace, Seoul will probably raise its own defence budget for a fourth year running. Tokyo is more likely than Seoul to ask for additional U.S. air defences. Sanctions monitoring will remain difficult while no U.N. panel reports on violations.
A successful test of a new re-entry vehicle would almost certainly revive the debate in Seoul about a deterrent of its own. The partnership also gives other sanctioned states a pattern to copy. It might outlast the war that began it.

Alternatives
Russia could end transfers abruptly in exchange for relief from sanctions. We consider this very unlikely before a settlement in Ukraine. Beijing might instead buy Pyongyang's restraint with fuel and credit, and there is a remote chance that it would do so openly.

Indicators
Watch for Russian transport aircraft at Sunan airport, new test stands at Sohae and a change in the rhythm of calls at Rajin.

Recommendations
Restore a shared mechanism for reporting sanctions violations. Partners outside the U.N. system already collect most of the data it would need.
Offer Seoul and Tokyo a joint picture of missile launches. Warning times shrink when each capital waits for its own radar.
Open a quiet channel to Beijing about dual-use exports. Its interests differ from Moscow's on this point more than on any other.
Review this assessment after the next flight test.
`;
