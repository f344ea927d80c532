/**
 * What the people of the demo practice come for, and sentences a clinician might write about it. All of it was made up for this purpose;
 * nobody's record stands behind a line. `{n}` becomes a small number, `{day}` a day of the week.
 */
export interface DemoTheme {
  readonly key: string;
  readonly referral: string;
  readonly said: readonly string[];
  readonly seen: readonly string[];
  readonly understood: readonly string[];
  readonly next: readonly string[];
}

export const demoThemes: readonly DemoTheme[] = [
  {
    key: "work",
    referral: "Self-referred after three months of exhaustion at work.",
    said: [
      "The week had {n} evenings without opening the laptop, which felt strange and then good.",
      "Went back to the office on {day}; the first hour was the worst, by noon it was bearable.",
      "Says the inbox is no longer the first thing looked at in the morning.",
      "A colleague asked for help and was told ‘not today’, with only a little guilt afterwards.",
      "Slept through {n} nights of seven. The others began with lists in the head at four.",
      "Wonders whether the job itself is wrong or only the way of doing it.",
    ],
    seen: [
      "More colour in the voice than last time; laughed once about the meeting on {day}.",
      "Tired, sat far back, answered slowly at first.",
      "Kept the coat on for ten minutes, then settled.",
      "Arrived early, with the week’s notes in hand.",
    ],
    understood: [
      "The pattern of earning rest by being useful is now seen from outside and can be named.",
      "Exhaustion is lifting; what it covered, an old fear of being found out, comes closer.",
      "Saying no has become a skill in practice rather than a question of character.",
      "Progress is real and uneven. The uneven part frightens more than it should.",
    ],
    next: [
      "One evening a week with the phone in another room.",
      "Write down what was left undone on {day} and what happened because of it.",
      "Talk with the manager about the handover before the next session.",
      "Keep the sleep diary for another {n} days.",
    ],
  },
  {
    key: "panic",
    referral: "Referred by the GP; heart was examined and is healthy.",
    said: [
      "{n} attacks since we met, the longest about ten minutes, on the bus.",
      "Took the lift to the second floor and back, twice, on {day}.",
      "Noticed the first sign in the hands and stayed in the shop to the end of the queue.",
      "No attack this week, and keeps waiting for one.",
      "The partner has stopped coming along to the supermarket. It was agreed, and it was hard.",
      "Coffee is down to one cup; the mornings are calmer.",
    ],
    seen: [
      "Breathing fast when describing the bus, slower after a minute without help.",
      "Good eye contact, hands still for most of the hour.",
      "Did the spinning exercise in the room; fear rose to eight and was at three after four minutes.",
      "Looked towards the door {n} times, less than in the last session.",
    ],
    understood: [
      "Fear of the fear keeps it going; the client can explain this in own words now.",
      "Safety behaviours are fewer. The water bottle is the last one, and we both know it.",
      "The expectation to faint was tested {n} times and did not come true once.",
      "Each step that was dared alone counts for more than those with company.",
    ],
    next: [
      "Two stops by bus, alone, on {day} and one more day.",
      "Leave the water bottle at home once.",
      "Write the prediction before each exercise and the outcome after it.",
      "Read the sheet about breathing once more, without practising it as a rescue.",
    ],
  },
  {
    key: "grief",
    referral: "Came {n} months after a death in the family; recommended by a friend.",
    said: [
      "Sorted one drawer of her things on {day} and then stopped, which was enough.",
      "Cooked his recipe for the first time, and it tasted of nothing.",
      "People have stopped asking, and that is both easier and worse.",
      "Laughed at dinner with the neighbours and went home with a bad conscience.",
      "Dreamt of the hospital {n} times this week.",
      "The letters are still unopened. They may stay so for now.",
    ],
    seen: [
      "Wept without apology for the first time.",
      "Brought a photograph and let it lie on the table between us.",
      "Calm, a little far away, came closer when we spoke about the garden.",
      "Spoke in the past tense throughout, corrected once.",
    ],
    understood: [
      "Grief moves between missing and rebuilding; this week had more of the second.",
      "Guilt about the last visit is the knot. It can be touched now.",
      "No sign of depression beyond the loss: appetite, work and contact have held.",
      "The anniversary on {day} will be heavy and is planned for.",
    ],
    next: [
      "A walk with the sister on {day}, without a topic.",
      "Write the unsent letter, in as many sittings as it needs.",
      "Decide about the ring only when it feels like a decision.",
      "Keep one evening free for nothing.",
    ],
  },
  {
    key: "relationship",
    referral: "Wishes to understand why closeness is left as soon as it is reached.",
    said: [
      "Stayed in the quarrel on {day} to the end instead of leaving the flat.",
      "Said ‘I was hurt’ and then did not explain it away.",
      "The message was answered after {n} hours rather than {n} days.",
      "Noticed the wish to cancel the weekend, and did not.",
      "Spoke with the mother on the phone, short and friendly, and was shaking afterwards.",
      "It was quiet at home this week. Quiet still feels like before a storm.",
    ],
    seen: [
      "Joked when it became serious, noticed it, and took the joke back.",
      "Late by ten minutes; we spoke about that before anything else.",
      "Sat upright and very polite for half of the hour, then angry, then relieved.",
      "Asked me directly whether I was annoyed.",
    ],
    understood: [
      "Leaving first was once a protection. It is expensive now, and the client can see the price.",
      "The pattern appeared between us as well and could be looked at together.",
      "Anger has become speakable without turning into goodbye.",
      "Being needed and being wanted are slowly told apart.",
    ],
    next: [
      "Ask for one thing on {day} without giving a reason.",
      "Notice the moment of wanting to leave, and stay {n} minutes.",
      "Tell the partner about one fear of medium size.",
      "Bring the mother’s letter if it feels right.",
    ],
  },
  {
    key: "sleep",
    referral: "Sleep trouble for a year; medication did not help for long.",
    said: [
      "In bed from half past twelve, awake at six, as agreed, on {n} days.",
      "Fell asleep in front of the television on {day} and then lay awake till three.",
      "The afternoons are heavy, the evenings have become better.",
      "Turned the clock to the wall. It is surprisingly missed.",
      "The diary shows five hours and forty minutes on average, up from five.",
      "Got up instead of lying awake, read {n} pages, and slept again.",
    ],
    seen: [
      "Pale, concentrated, diary complete.",
      "Impatient with the slow progress, and able to say so kindly.",
      "Yawned {n} times and found it funny.",
      "Fresher than in any session before.",
    ],
    understood: [
      "Time in bed and time asleep approach each other; the bed is becoming a place for sleep again.",
      "The fear of the next day feeds the night. We put numbers to it.",
      "Efficiency is above eighty-five per cent for the second week, so the window can grow.",
      "The relapse on {day} has an explanation and is not a return to the beginning.",
    ],
    next: [
      "Window from midnight to six for another week.",
      "No nap after three; a short one on {day} is allowed.",
      "Worry time at five in the afternoon, fifteen minutes, on paper.",
      "Keep the diary; bring the numbers.",
    ],
  },
  {
    key: "school",
    referral: "Seventeen, came with a parent; marks fell after the change of school.",
    said: [
      "Went to school on {n} of five days; maths was left out twice.",
      "Ate lunch with somebody from the theatre group.",
      "The presentation on {day} was done with a red face and to the end.",
      "Parents asked less this week. It was noticed and liked.",
      "Says that at night everything that was said in the day is gone through again.",
      "Has deleted the app and installed it again, {n} times.",
    ],
    seen: [
      "More sentences than shrugs today.",
      "Drew while speaking, and the drawing became the topic.",
      "Looked at the floor when school was mentioned, up when we spoke about the stage.",
      "Came alone by bus for the first time.",
    ],
    understood: [
      "The fear is of being looked at, not of failing; on the stage it has a frame.",
      "Avoidance brings an hour of relief and a day of shame. This was drawn as a circle together.",
      "The parents’ worry has become part of the problem, and they are willing to hear it.",
      "Strengths are plain: humour, precision, loyalty.",
    ],
    next: [
      "Maths on {day}, with leave to go out once.",
      "One question asked in class, whatever the answer.",
      "Parents and I speak next week, with the client in the room.",
      "Write three lines after each day at school.",
    ],
  },
];
