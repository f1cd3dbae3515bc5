/**
 * Every word of the lessons; loaded with one. Numbers in `after` are the bounds of the step's claims, in
 * their order, as texts.
 */
/**
 * @typedef {object} StepWords
 * @property {string} title
 * @property {string} text  what is done and what to ask oneself before
 * @property {(bounds: string[]) => string} after  what was seen, and why
 *
 * @typedef {{title: string, summary: string, steps: StepWords[]}} LessonWords
 */

export const lessons = {
  heading: 'Lessons',
  intro:
    'Six short lessons. Each trains real networks here, in your browser, on digits that it generates. Their runs are not added to your list.',
  /** @param {number} minutes */
  minutes: (minutes) => `about ${minutes} minutes`,
  /** @param {number} step @param {number} steps */
  stepOf: (step, steps) => `Step ${step} of ${steps}`,
  steps: 'Steps',
  /** @param {string} step  its number and title */
  done: (step) => `${step} (done)`,
  /** @type {Record<string, string>} */
  press: {
    train: 'Train',
    draw: 'Draw it',
    move: 'Move and read them',
    mistake: 'Open the commonest mistake',
    look: 'Show it',
  },
  /** The same where the network of the step is not trained yet. @type {Record<string, string>} */
  trainAnd: {
    draw: 'Train and draw it',
    move: 'Train, move and read them',
    mistake: 'Train and open the commonest mistake',
    look: 'Train and show it',
  },
  working: 'The network trains…',
  /** @param {number} pixels */
  reading: (pixels) => `The network reads the images, moved by ${pixels} pixels…`,
  /** What is to be done where the lab does not stand as the step has it. @type {Record<string, string>} */
  situations: {
    paused: 'The training is paused; the button continues it.',
    stopped: 'The training was stopped early; train again to see the answer.',
    other: 'The lab has other settings than this step; the button sets them again.',
    earlier: 'You have done this step; the button does it again.',
  },
  /** @param {string} sentence  what went wrong */
  failed: (sentence) => `The lab could not do this: ${sentence} Press the button again.`,
  next: 'Next',
  back: 'Back',
  reset: 'Start again',
  all: 'All lessons',
  close: 'Close the lesson',
  link: 'Copy link',
  linkTitle: 'A link to this step',
  linkCopied: 'Link copied.',
  /** @param {string} link */
  linkRefused: (link) => `The browser refused to copy. Here is the link: ${link}`,
  qr: 'QR code',
  presenter: 'Presenter size',
  /** @param {string} name */
  noLesson: (name) => `There is no lesson "${name}"; choose one of these.`,
  /** @param {string} step @param {number} steps */
  noStep: (step, steps) =>
    `There is no step "${step}" in this lesson, which has ${steps}; this is the first.`,
  /** @param {string} number  a difference of two percentages */
  points: (number) => `${number} percentage points`,
  /** @param {string} name @param {string} bounds */
  measured: (name, bounds) => `${name} (claimed: ${bounds})`,
  /** @param {string} bound */
  below: (bound) => `below ${bound}`,
  /** @param {string} bound */
  above: (bound) => `above ${bound}`,
  /** @param {number} pixels @param {string} answer */
  moved: (pixels, answer) => `${pixels} px: ${answer}`,
  votesCaption: 'The weights to each output: orange votes for its digit, blue against it',
  /** @param {number} digit */
  votesFor: (digit) => `Weights to output ${digit}`,
  movedCaption: 'A 3, moved to the right, and what the network reads',
  /** @type {Record<string, (claim: any) => string>} */
  measures: {
    testErrorRate: () => 'Test error',
    trainErrorRate: () => 'Training error',
    validationErrorRate: ({ epoch }) => `Validation error after epoch ${epoch}`,
    gain: ({ from, to }) => `Fall of the validation error from epoch ${from} to ${to}`,
    probability: ({ label }) => `Probability of ${label}`,
    errorRateMoved: ({ pixels }) => `Error on images moved by ${pixels} pixels`,
    commonestMistake: () => 'Images of the commonest mistake',
    lowestRecall: () => 'Lowest recall',
    highestRecall: () => 'Highest recall',
    middleWeight: ({ label }) => `Mean weight from the middle to output ${label}`,
  },
  docs: {
    /** @param {string} link */
    onPage: (link) => `On the page: ${link}`,
    press: 'Press',
    claims: 'A test checks this',
    noscript: 'With JavaScript, a neural network would learn to read digits here.',
  },
  /** @type {Record<string, LessonWords>} */
  lessons: {
    'pixel-votes': {
      title: 'What a pixel votes for',
      summary: 'The simplest network: each pixel votes for or against each digit.',
      steps: [
        {
          title: 'Ten sums',
          text: 'An image has 784 pixels. The simplest network has one weight from each pixel to each of ten outputs, one for each digit: it multiplies, adds, and the largest sum wins. Guessing gets 90 % wrong. How good can ten sums be?',
          after: ([bound]) =>
            `Below ${bound}: ten sums get more than four of five digits right. Nobody wrote a rule; training has found 7,840 weights, and a bias for each sum, from 5,000 examples.`,
        },
        {
          title: 'The votes as pictures',
          text: 'The weights of one output can be painted where their pixels are: orange pixels vote for the digit, blue ones against it. Before you look: which colour is the middle of the picture for 0?',
          after: ([bound]) =>
            `The middle of the picture of 0 is blue (the mean weight there is below ${bound}): a 0 has no ink in the middle, so ink there votes against it. Look at the pictures of 1 and 7: where do they vote for their digit?`,
        },
        {
          title: 'A 0 is read',
          text: 'Now a drawing is read with these weights: each inked pixel casts its ten votes. The lesson draws a 0.',
          after: ([bound]) =>
            `The ink lies on the ring that votes for 0, and the middle is blank: the probability of 0 is above ${bound}.`,
        },
        {
          title: 'Ink in the middle',
          text: 'The same 0, with a dot in its middle. A person still sees a 0 with a dot. What will ten sums say?',
          after: ([bound]) =>
            `The dot lies on the pixels that vote against 0: its probability falls below ${bound}. The network does not see a ring; it adds votes. Clear the pad and draw other digits: which pixel would you ink to make it err?`,
        },
        {
          title: 'Votes on votes',
          text: 'A hidden layer lies between: 64 units add votes of pixels, and the outputs add votes of units. What do you expect of the error?',
          after: ([bound]) =>
            `Below ${bound}, with the same images. A unit can stand for a part, such as a bow at the top, and an output can ask for one part without another: more than ten sums can say.`,
        },
      ],
    },
    epochs: {
      title: 'One epoch, many epochs',
      summary: 'How often a network must see its images, and when more is of no use.',
      steps: [
        {
          title: 'One epoch',
          text: 'In one epoch the network sees each training image once: 2,000 images in batches of 32, with a small change of the weights after each batch. That makes 63 changes. How much can it learn from seeing everything once?',
          after: ([above, below]) =>
            `The error falls from 90 %, which is guessing, to between ${above} and ${below}.`,
        },
        {
          title: 'Ten epochs',
          text: 'The same images ten times, in another order each time. Watch the solid line, the error on images that are not trained on.',
          after: ([bound]) =>
            `Below ${bound} after ten epochs. The line falls steeply, then less and less: first the common shapes are learned, then the rare ones.`,
        },
        {
          title: 'Forty epochs',
          text: 'Four times as long. Will the error be a quarter?',
          after: ([early, late]) =>
            `No. From epoch 1 to 10 the validation error fell by more than ${early}, from 10 to 40 by less than ${late}. The dashed line, on the training images, falls on: the network learns them by heart. More epochs help until the solid line is flat.`,
        },
        {
          title: 'An epoch of two steps',
          text: 'An epoch counts images, not changes. With batches of 1,000 images, one epoch changes the weights only twice. What will the error be after it?',
          after: ([bound]) =>
            `Above ${bound}, hardly better than guessing: it has seen as many images as in the first step, but has changed its weights 2 times instead of 63.`,
        },
      ],
    },
    'learning-rate': {
      title: 'The learning rate',
      summary: 'How large a step is: too small, too large, and about right.',
      steps: [
        {
          title: 'About right',
          text: 'After each batch, the weights move a step downhill: the learning rate times the slope. Here it is 0.2, with plain gradient descent and ten epochs.',
          after: ([bound]) =>
            `The error falls quickly, to below ${bound}. Keep this curve in mind.`,
        },
        {
          title: 'Too small',
          text: 'The same network with rate 0.001: each step is 200 times as small. What will the curve look like?',
          after: ([bound]) =>
            `It falls, but so slowly that the error is still above ${bound} after ten epochs. Nothing is broken: with twenty times as many epochs it gets there, too.`,
        },
        {
          title: 'Too large',
          text: 'And with rate 5? Larger steps should be quicker.',
          after: ([bound]) =>
            `Each step leaps over the valley to a place that is worse than before. The error stays above ${bound}: that is guessing. A network that does not learn at all most often has too high a rate.`,
        },
        {
          title: 'A step of its own for each weight',
          text: "Adam divides each weight's step by how large its slopes have been, so that one rate fits more networks. This is rate 0.001 again, which was too small before.",
          after: ([bound]) =>
            `Below ${bound} with the rate that failed before: a rate means something only together with its optimizer. Close the lesson and press "Find" beside the learning rate: it looks for one for your own settings.`,
        },
      ],
    },
    overfitting: {
      title: 'Overfitting and how to see it',
      summary: 'Learned by heart or understood: two lines tell it apart.',
      steps: [
        {
          title: 'Three hundred images',
          text: 'A network of 128 hidden units, over 100,000 weights, learns from 300 images only, for 40 epochs. The dashed line is the error on these, the solid line on images that it does not learn from. Which will be lower?',
          after: ([training, test]) =>
            `On its own images the error is below ${training}: it knows them by heart. On new images it is above ${test}. The gap between the lines is overfitting, and only images that were kept aside show it.`,
        },
        {
          title: 'More images',
          text: 'The same network, with 4,000 images and 10 epochs, a quarter of those before, as each epoch takes longer now.',
          after: ([bound]) =>
            `The test error is below ${bound}, and the lines lie closer together: so many images are hard to learn by heart, and what they have in common is easier.`,
        },
        {
          title: 'More images from the same ones',
          text: 'What if there are no more? Each of the 300 is moved, turned and bent a little, anew in every epoch. It stays the same digit. The network trains for 80 epochs, twice as many as at first. What happens to the dashed line?',
          after: ([training, test]) =>
            `It stays above ${training}: the network never sees the same image twice and cannot learn it by heart. The test error falls below ${test}, with no new image. This is called augmentation.`,
        },
        {
          title: 'Is the network just too large?',
          text: 'Without its hidden layer it has 7,840 weights instead of over 100,000 (biases not counted), and trains for 40 epochs again. Does that cure it?',
          after: ([bound]) =>
            `No: above ${bound}. A small network has less to learn by heart with, but also less to understand with. Here it was the images that were lacking.`,
        },
      ],
    },
    centring: {
      title: 'Why the pad centres',
      summary: 'A network knows pixels, not shapes: moved by a little, a digit is another image.',
      steps: [
        {
          title: 'A 7 in the corner',
          text: 'The lesson draws a small 7 in the corner of the pad. Look at the small picture beside it: it is what the network sees.',
          after: ([bound]) =>
            `The pad has made the 7 larger and put it in the middle, as the training images are. So it is read: the probability of 7 is above ${bound}.`,
        },
        {
          title: 'Not centred',
          text: 'Now twenty images that it was trained with are moved by 2, 4 and 6 pixels in four directions and read without centring. A person sees no difference. And the network?',
          after: ([centred, moved]) =>
            `Where they were, fewer than ${centred} are wrong; moved by 4 pixels, more than ${moved}. Each pixel has a weight of its own: an image that is moved meets other weights, which have learned nothing of it.`,
        },
        {
          title: 'Trained on moved images',
          text: 'A network can learn it: this one trains on images that are moved at random, by about 4 pixels. Then the same images are moved and read.',
          after: ([bound]) =>
            `Moved by 4 pixels, fewer than ${bound} are wrong now. But it took more units and epochs to learn what centring gives for nothing. Where you can make inputs alike, do; where you cannot, train on the difference.`,
        },
      ],
    },
    'confusion-matrix': {
      title: 'Reading a confusion matrix',
      summary: 'Which digits are taken for which, and what recall and precision say.',
      steps: [
        {
          title: 'More than one number',
          text: 'A small network trains for three epochs. The test error is one number; the matrix says where it comes from. Rows are the true digits, columns what the network said; right answers are on the diagonal.',
          after: ([above, below]) =>
            `The error is between ${above} and ${below}, but the mistakes are not spread evenly: a few cells off the diagonal are strongly coloured, the others faintly or not at all. Which digits does it confuse?`,
        },
        {
          title: 'The commonest mistake',
          text: 'The largest number off the diagonal is the commonest mistake. A press on a cell opens its images.',
          after: ([bound]) =>
            `More than ${bound} images are in this one cell. Look at them: some are hard for you too, others a larger network would get right. Press other cells of the matrix.`,
        },
        {
          title: 'Recall and precision',
          text: 'Recall belongs to a row: how many of all true 8s were named 8. Precision belongs to a column: how many of those named 8 are 8s. A network that says 8 to everything has full recall for 8. And precision?',
          after: ([low, high]) =>
            `Here the lowest recall is below ${low}, the highest above ${high}: one error rate hides that. And the network that says 8 to everything? One digit in ten is an 8, so its precision for 8 is 10 %.`,
        },
        {
          title: 'Better, and where',
          text: 'Now 64 hidden units instead of 16, 5,000 images instead of 2,000 and 10 epochs instead of 3. All three are changed at once, so the result does not say which of them helps. Will the commonest mistake still be the same two digits?',
          after: ([error, images]) =>
            `The error is below ${error}, and the commonest mistake has fewer than ${images} images. It is another cell than before: look at the one that was the commonest then. Digits that look alike stay the last to be told apart.`,
        },
      ],
    },
  },
};
