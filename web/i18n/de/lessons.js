/** @type {typeof import('../en/lessons.js').lessons} */
export const lessons = {
  heading: 'Lektionen',
  intro:
    'Sechs kurze Lektionen. Jede trainiert echte Netze hier in Ihrem Browser, mit Ziffern, die er erzeugt. Ihre Läufe kommen nicht in Ihre Liste.',
  minutes: (minutes) => `etwa ${minutes} Minuten`,
  stepOf: (step, steps) => `Schritt ${step} von ${steps}`,
  steps: 'Schritte',
  done: (step) => `${step} (gemacht)`,
  press: {
    train: 'Trainieren',
    draw: 'Zeichnen',
    move: 'Verschieben und lesen',
    mistake: 'Den häufigsten Fehler öffnen',
    look: 'Zeigen',
  },
  trainAnd: {
    draw: 'Trainieren und zeichnen',
    move: 'Trainieren, verschieben und lesen',
    mistake: 'Trainieren und den häufigsten Fehler öffnen',
    look: 'Trainieren und zeigen',
  },
  working: 'Das Netz trainiert…',
  reading: (pixels) => `Das Netz liest die Bilder, um ${pixels} Pixel verschoben…`,
  situations: {
    paused: 'Das Training ist angehalten; der Knopf setzt es fort.',
    stopped: 'Das Training wurde vorzeitig beendet; für die Antwort trainieren Sie noch einmal.',
    other: 'Das Labor hat andere Einstellungen als dieser Schritt; der Knopf setzt sie wieder.',
    earlier: 'Diesen Schritt haben Sie gemacht; der Knopf macht ihn noch einmal.',
  },
  failed: (sentence) => `Das ging nicht: ${sentence} Drücken Sie den Knopf noch einmal.`,
  next: 'Weiter',
  back: 'Zurück',
  reset: 'Von vorn',
  all: 'Alle Lektionen',
  close: 'Lektion schließen',
  link: 'Link kopieren',
  linkTitle: 'Ein Link zu diesem Schritt',
  linkCopied: 'Link kopiert.',
  linkRefused: (link) => `Der Browser hat das Kopieren verweigert. Hier ist der Link: ${link}`,
  qr: 'QR-Code',
  presenter: 'Vortragsgröße',
  noLesson: (name) => `Es gibt keine Lektion „${name}“; wählen Sie eine von diesen.`,
  noStep: (step, steps) =>
    `Diese Lektion hat ${steps} Schritte und keinen Schritt „${step}“; dies ist der erste.`,
  points: (number) => `${number} Prozentpunkte`,
  measured: (name, bounds) => `${name} (behauptet: ${bounds})`,
  below: (bound) => `unter ${bound}`,
  above: (bound) => `über ${bound}`,
  moved: (pixels, answer) => `${pixels} px: ${answer}`,
  votesCaption: 'Die Gewichte zu jeder Ausgabe: Orange stimmt für ihre Ziffer, Blau dagegen',
  votesFor: (digit) => `Gewichte zur Ausgabe ${digit}`,
  movedCaption: 'Eine 3, nach rechts verschoben, und was das Netz liest',
  measures: {
    testErrorRate: () => 'Testfehler',
    trainErrorRate: () => 'Trainingsfehler',
    validationErrorRate: ({ epoch }) => `Validierungsfehler nach Epoche ${epoch}`,
    gain: ({ from, to }) => `Abnahme des Validierungsfehlers von Epoche ${from} bis ${to}`,
    probability: ({ label }) => `Wahrscheinlichkeit der ${label}`,
    errorRateMoved: ({ pixels }) => `Fehler bei um ${pixels} Pixel verschobenen Bildern`,
    commonestMistake: () => 'Bilder des häufigsten Fehlers',
    lowestRecall: () => 'Niedrigster Recall',
    highestRecall: () => 'Höchster Recall',
    middleWeight: ({ label }) => `Mittleres Gewicht von der Mitte zur Ausgabe ${label}`,
  },
  docs: {
    onPage: (link) => `Auf der Seite: ${link}`,
    press: 'Drücken Sie',
    claims: 'Das prüft ein Test',
    noscript: 'Mit JavaScript würde hier ein neuronales Netz Ziffern lesen lernen.',
  },
  lessons: {
    'pixel-votes': {
      title: 'Wofür ein Pixel stimmt',
      summary: 'Das einfachste Netz: Jedes Pixel stimmt für oder gegen jede Ziffer.',
      steps: [
        {
          title: 'Zehn Summen',
          text: 'Ein Bild hat 784 Pixel. Das einfachste Netz hat ein Gewicht von jedem Pixel zu jeder der zehn Ausgaben, eine für jede Ziffer: Es multipliziert, addiert, und die größte Summe gewinnt. Raten ist zu 90 % falsch. Wie gut können zehn Summen sein?',
          after: ([bound]) =>
            `Unter ${bound}: Zehn Summen lesen mehr als vier von fünf Ziffern richtig. Niemand hat eine Regel geschrieben; das Training hat 7.840 Gewichte und einen Bias je Summe aus 5.000 Beispielen gefunden.`,
        },
        {
          title: 'Die Stimmen als Bilder',
          text: 'Die Gewichte einer Ausgabe lassen sich dort malen, wo ihre Pixel sind: Orange Pixel stimmen für die Ziffer, blaue dagegen. Bevor Sie hinsehen: Welche Farbe hat die Mitte des Bildes für die 0?',
          after: ([bound]) =>
            `Die Mitte des Bildes der 0 ist blau (das mittlere Gewicht dort liegt unter ${bound}): Eine 0 hat in der Mitte keine Tinte, also stimmt Tinte dort gegen sie. Sehen Sie sich die Bilder der 1 und der 7 an: Wo stimmen sie für ihre Ziffer?`,
        },
        {
          title: 'Eine 0 wird gelesen',
          text: 'Nun wird eine Zeichnung mit diesen Gewichten gelesen: Jedes Pixel mit Tinte gibt seine zehn Stimmen ab. Die Lektion zeichnet eine 0.',
          after: ([bound]) =>
            `Die Tinte liegt auf dem Ring, der für die 0 stimmt, und die Mitte ist leer: Die Wahrscheinlichkeit der 0 ist über ${bound}.`,
        },
        {
          title: 'Tinte in der Mitte',
          text: 'Dieselbe 0 mit einem Punkt in der Mitte. Ein Mensch sieht noch immer eine 0 mit Punkt. Was sagen zehn Summen?',
          after: ([bound]) =>
            `Der Punkt liegt auf den Pixeln, die gegen die 0 stimmen: Ihre Wahrscheinlichkeit fällt unter ${bound}. Das Netz sieht keinen Ring, es zählt Stimmen. Leeren Sie das Zeichenfeld und zeichnen Sie andere Ziffern: Welches Pixel müsste Tinte haben, damit es sich irrt?`,
        },
        {
          title: 'Stimmen über Stimmen',
          text: 'Dazwischen liegt eine verdeckte Schicht: 64 Einheiten zählen Stimmen von Pixeln, und die Ausgaben zählen Stimmen von Einheiten. Was erwarten Sie vom Fehler?',
          after: ([bound]) =>
            `Unter ${bound}, mit denselben Bildern. Eine Einheit kann für einen Teil stehen, etwa einen Bogen oben, und eine Ausgabe kann einen Teil ohne einen anderen verlangen: mehr, als zehn Summen sagen können.`,
        },
      ],
    },
    epochs: {
      title: 'Eine Epoche, viele Epochen',
      summary: 'Wie oft ein Netz seine Bilder sehen muss, und wann mehr nichts nützt.',
      steps: [
        {
          title: 'Eine Epoche',
          text: 'In einer Epoche sieht das Netz jedes Trainingsbild einmal: 2.000 Bilder in Batches zu 32, mit einer kleinen Änderung der Gewichte nach jedem. Das sind 63 Änderungen. Wie viel lernt es, wenn es alles einmal sieht?',
          after: ([above, below]) =>
            `Der Fehler fällt von 90 %, so viel wie beim Raten, auf einen Wert zwischen ${above} und ${below}.`,
        },
        {
          title: 'Zehn Epochen',
          text: 'Dieselben Bilder zehnmal, jedes Mal in anderer Reihenfolge. Achten Sie auf die durchgezogene Linie, den Fehler bei Bildern, mit denen nicht trainiert wird.',
          after: ([bound]) =>
            `Unter ${bound} nach zehn Epochen. Die Linie fällt steil, dann immer weniger: Erst werden die häufigen Formen gelernt, dann die seltenen.`,
        },
        {
          title: 'Vierzig Epochen',
          text: 'Viermal so lang. Wird der Fehler ein Viertel sein?',
          after: ([early, late]) =>
            `Nein. Von Epoche 1 bis 10 fiel der Validierungsfehler um mehr als ${early}, von 10 bis 40 um weniger als ${late}. Die gestrichelte Linie, bei den Trainingsbildern, fällt weiter: Das Netz lernt sie auswendig. Mehr Epochen helfen, bis die durchgezogene Linie flach ist.`,
        },
        {
          title: 'Eine Epoche mit zwei Änderungen',
          text: 'Eine Epoche zählt Bilder, nicht Änderungen. Mit Batches zu 1.000 Bildern ändert eine Epoche die Gewichte nur zweimal. Wie groß ist der Fehler danach?',
          after: ([bound]) =>
            `Über ${bound}, kaum besser als Raten: Es hat so viele Bilder gesehen wie im ersten Schritt, aber seine Gewichte 2-mal statt 63-mal geändert.`,
        },
      ],
    },
    'learning-rate': {
      title: 'Die Lernrate',
      summary: 'Wie groß ein Schritt ist: zu klein, zu groß und ungefähr richtig.',
      steps: [
        {
          title: 'Ungefähr richtig',
          text: 'Nach jedem Batch gehen die Gewichte einen Schritt bergab: die Lernrate mal die Steigung. Hier ist sie 0,2, mit einfachem Gradientenabstieg und zehn Epochen.',
          after: ([bound]) =>
            `Der Fehler fällt schnell, auf unter ${bound}. Merken Sie sich diese Kurve.`,
        },
        {
          title: 'Zu klein',
          text: 'Dasselbe Netz mit der Rate 0,001: Jeder Schritt ist ein Zweihundertstel. Wie sieht die Kurve aus?',
          after: ([bound]) =>
            `Sie fällt, aber so langsam, dass der Fehler nach zehn Epochen noch über ${bound} ist. Kaputt ist nichts: Mit zwanzigmal so vielen Epochen kommt es auch dorthin.`,
        },
        {
          title: 'Zu groß',
          text: 'Und mit der Rate 5? Größere Schritte sollten schneller sein.',
          after: ([bound]) =>
            `Jeder Schritt springt über das Tal an eine Stelle, die schlechter ist als die vorige. Der Fehler bleibt über ${bound}: Das ist Raten. Ein Netz, das gar nicht lernt, hat meistens eine zu hohe Rate.`,
        },
        {
          title: 'Ein eigener Schritt für jedes Gewicht',
          text: 'Adam teilt den Schritt jedes Gewichts durch die Größe seiner bisherigen Steigungen; so passt eine Rate zu mehr Netzen. Hier ist wieder die Rate 0,001, die vorher zu klein war.',
          after: ([bound]) =>
            `Unter ${bound} mit der Rate, die vorher nichts taugte: Eine Rate sagt nur zusammen mit ihrem Optimierer etwas. Schließen Sie die Lektion und drücken Sie „Suchen“ neben der Lernrate: Das sucht eine für Ihre eigenen Einstellungen.`,
        },
      ],
    },
    overfitting: {
      title: 'Überanpassung, und woran man sie sieht',
      summary: 'Auswendig gelernt oder verstanden: Zwei Linien unterscheiden es.',
      steps: [
        {
          title: 'Dreihundert Bilder',
          text: 'Ein Netz mit 128 verdeckten Einheiten, über 100.000 Gewichten, lernt 40 Epochen lang aus nur 300 Bildern. Die gestrichelte Linie ist der Fehler bei diesen, die durchgezogene bei Bildern, aus denen es nicht lernt. Welche liegt tiefer?',
          after: ([training, test]) =>
            `Bei seinen eigenen Bildern ist der Fehler unter ${training}: Es kann sie auswendig. Bei neuen Bildern ist er über ${test}. Der Abstand der Linien ist Überanpassung, und nur zurückgehaltene Bilder zeigen sie.`,
        },
        {
          title: 'Mehr Bilder',
          text: 'Dasselbe Netz mit 4.000 Bildern und 10 Epochen, einem Viertel der vorigen, weil eine Epoche jetzt länger dauert.',
          after: ([bound]) =>
            `Der Testfehler ist unter ${bound}, und die Linien liegen näher beieinander: So viele Bilder lernt man schwer auswendig, leichter das, was sie gemeinsam haben.`,
        },
        {
          title: 'Mehr Bilder aus denselben',
          text: 'Und wenn es nicht mehr gibt? Jedes der 300 wird ein wenig verschoben, gedreht und verbogen, in jeder Epoche neu. Es bleibt dieselbe Ziffer. Das Netz trainiert 80 Epochen, doppelt so viele wie zuerst. Was geschieht mit der gestrichelten Linie?',
          after: ([training, test]) =>
            `Sie bleibt über ${training}: Das Netz sieht kein Bild zweimal und kann es nicht auswendig lernen. Der Testfehler fällt unter ${test}, ohne ein neues Bild. Das heißt Augmentierung.`,
        },
        {
          title: 'Ist das Netz bloß zu groß?',
          text: 'Ohne verdeckte Schicht hat es 7.840 Gewichte statt über 100.000 (ohne Bias-Werte gezählt) und trainiert wieder 40 Epochen. Hilft das?',
          after: ([bound]) =>
            `Nein: über ${bound}. Ein kleines Netz hat weniger zum Auswendiglernen, aber auch weniger zum Verstehen. Hier fehlten Bilder.`,
        },
      ],
    },
    centring: {
      title: 'Warum das Zeichenfeld zentriert',
      summary:
        'Ein Netz kennt Pixel, keine Formen: Ein wenig verschoben ist eine Ziffer ein anderes Bild.',
      steps: [
        {
          title: 'Eine 7 in der Ecke',
          text: 'Die Lektion zeichnet eine kleine 7 in die Ecke des Zeichenfelds. Sehen Sie auf das kleine Bild daneben: Das sieht das Netz.',
          after: ([bound]) =>
            `Die 7 wurde vergrößert und in die Mitte gesetzt, wie es die Trainingsbilder sind. So wird sie gelesen: Die Wahrscheinlichkeit der 7 ist über ${bound}.`,
        },
        {
          title: 'Nicht zentriert',
          text: 'Nun werden zwanzig Bilder, mit denen es trainiert wurde, um 2, 4 und 6 Pixel in vier Richtungen verschoben und ohne Zentrieren gelesen. Ein Mensch sieht keinen Unterschied. Und das Netz?',
          after: ([centred, moved]) =>
            `Unverschoben sind weniger als ${centred} falsch, um 4 Pixel verschoben mehr als ${moved}. Jedes Pixel hat sein eigenes Gewicht: Ein verschobenes Bild trifft auf andere Gewichte, die nichts von ihm gelernt haben.`,
        },
        {
          title: 'Mit verschobenen Bildern trainiert',
          text: 'Ein Netz kann es lernen: Dieses trainiert mit Bildern, die zufällig um etwa 4 Pixel verschoben sind. Dann werden dieselben Bilder verschoben und gelesen.',
          after: ([bound]) =>
            `Um 4 Pixel verschoben sind jetzt weniger als ${bound} falsch. Aber es brauchte mehr Einheiten und Epochen, um zu lernen, was Zentrieren umsonst gibt. Wo Sie Eingaben gleich machen können, tun Sie es; wo nicht, trainieren Sie mit dem Unterschied.`,
        },
      ],
    },
    'confusion-matrix': {
      title: 'Eine Konfusionsmatrix lesen',
      summary: 'Welche Ziffern mit welchen verwechselt werden, und was Recall und Präzision sagen.',
      steps: [
        {
          title: 'Mehr als eine Zahl',
          text: 'Ein kleines Netz trainiert drei Epochen lang. Der Testfehler ist eine Zahl; die Matrix sagt, woher er kommt. Zeilen sind die wahren Ziffern, Spalten die Antworten des Netzes; richtige stehen auf der Diagonale.',
          after: ([above, below]) =>
            `Der Fehler liegt zwischen ${above} und ${below}, aber die Fehler sind nicht gleich verteilt: Wenige Zellen abseits der Diagonale sind kräftig gefärbt, die anderen blass oder leer. Welche Ziffern verwechselt es?`,
        },
        {
          title: 'Der häufigste Fehler',
          text: 'Die größte Zahl abseits der Diagonale ist der häufigste Fehler. Ein Druck auf eine Zelle öffnet ihre Bilder.',
          after: ([bound]) =>
            `Mehr als ${bound} Bilder sind in dieser einen Zelle. Sehen Sie sie an: Manche sind auch für Sie schwer, andere läse ein größeres Netz richtig. Drücken Sie auf andere Zellen der Matrix.`,
        },
        {
          title: 'Recall und Präzision',
          text: 'Recall gehört zu einer Zeile: wie viele aller wahren 8 wurden 8 genannt. Präzision gehört zu einer Spalte: wie viele der 8 genannten sind welche. Ein Netz, das immer 8 sagt, hat für die 8 vollen Recall. Und welche Präzision?',
          after: ([low, high]) =>
            `Hier ist der niedrigste Recall unter ${low}, der höchste über ${high}: Eine Fehlerrate allein verbirgt das. Und das Netz, das immer 8 sagt? Eine von zehn Ziffern ist eine 8, also ist seine Präzision für die 8 10 %.`,
        },
        {
          title: 'Besser, und wo',
          text: 'Nun 64 verdeckte Einheiten statt 16, 5.000 Bilder statt 2.000 und 10 Epochen statt 3. Alle drei ändern sich zugleich; was davon hilft, sagt das Ergebnis also nicht. Werden beim häufigsten Fehler noch dieselben zwei Ziffern verwechselt?',
          after: ([error, images]) =>
            `Der Fehler ist unter ${error}, und der häufigste Fehler hat weniger als ${images} Bilder. Es ist eine andere Zelle als zuvor: Sehen Sie nach, was aus der damals häufigsten geworden ist. Ziffern, die sich ähneln, werden als letzte unterschieden.`,
        },
      ],
    },
  },
};
