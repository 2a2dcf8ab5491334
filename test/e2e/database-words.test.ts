import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, inject, test } from 'vitest';
import { createNewsroomFolder, type NewsroomFolder } from './newsroom-world.ts';
import { runCommand } from './run-command.ts';

const SECRET = 'kanarino';
const LANGUAGES = ['en', 'it', 'de', 'fr', 'es'] as const;

interface Case {
  /** Makes the fault; answers the command line that meets it, and what of the environment is other. */
  readonly meet: (newsroom: NewsroomFolder) => {
    readonly args: readonly string[];
    readonly variables?: Readonly<Record<string, string>>;
    /** What is let go of afterwards. */
    readonly held?: Disposable;
  };
  /** What is named, below the newsroom's folder where it begins with a slash. */
  readonly place: string;
  /** The sentence after it, in the order of the languages. */
  readonly said: Readonly<Record<(typeof LANGUAGES)[number], string>>;
  readonly isHere?: boolean;
}

function databaseOf({ folder }: NewsroomFolder): string {
  mkdirSync(join(folder, 'data'), { recursive: true });
  return join(folder, 'data/strillone.db');
}

const onServer = (url: string): ReturnType<Case['meet']> => ({
  args: ['queue'],
  variables: { DATABASE_URL: url },
});
const server = new URL(inject('postgres') ?? 'postgres://none');

const NO_FOLDER = {
  en: 'its folder is not there; make it, or name another',
  it: 'la sua cartella non c’è; crearla, o indicarne un’altra',
  de: 'den Ordner dafür gibt es nicht; ihn anlegen, oder einen anderen nennen',
  fr: 'son dossier n’existe pas\u00a0; le créer, ou en indiquer un autre',
  es: 'su carpeta no existe; crearla, o indicar otra',
};

const CASES: Readonly<Record<string, Case>> = {
  'a database that is none': {
    meet(newsroom) {
      writeFileSync(databaseOf(newsroom), 'Cara Anna, '.repeat(500));
      return { args: ['start'] };
    },
    place: '/data/strillone.db',
    said: {
      en: 'is no SQLite database; name another file, or put a backup in its place with strillone restore (file is not a database)',
      it: 'non è una banca dati SQLite; indicare un altro file, o mettere al suo posto una copia di riserva con strillone restore (file is not a database)',
      de: 'ist keine SQLite-Datenbank; eine andere Datei nennen, oder mit strillone restore eine Sicherung an ihre Stelle setzen (file is not a database)',
      fr: 'n’est pas une base SQLite\u00a0; indiquer un autre fichier, ou mettre une sauvegarde à sa place avec strillone restore (file is not a database)',
      es: 'no es una base de datos SQLite; indicar otro archivo, o poner una copia en su lugar con strillone restore (file is not a database)',
    },
  },
  'a folder in its place': {
    meet(newsroom) {
      mkdirSync(databaseOf(newsroom));
      return { args: ['start'] };
    },
    place: '/data/strillone.db',
    said: {
      en: 'the database cannot be opened; it has to be a file in a folder that this user may write (unable to open database file)',
      it: 'la banca dati non si può aprire; dev’essere un file in una cartella in cui questo utente può scrivere (unable to open database file)',
      de: 'die Datenbank lässt sich nicht öffnen; sie muss eine Datei in einem Ordner sein, in den dieser Benutzer schreiben darf (unable to open database file)',
      fr: 'la base de données ne s’ouvre pas\u00a0; ce doit être un fichier, dans un dossier où cet utilisateur peut écrire (unable to open database file)',
      es: 'la base de datos no se puede abrir; ha de ser un archivo en una carpeta en la que este usuario pueda escribir (unable to open database file)',
    },
  },
  'the database of another program': {
    meet(newsroom) {
      using database = new DatabaseSync(databaseOf(newsroom));
      database.exec('create table contacts (name text)');
      return { args: ['queue'] };
    },
    place: '/data/strillone.db',
    said: {
      en: 'is the database of another program; name another file, or move this one away',
      it: 'è la banca dati di un altro programma; indicare un altro file, o spostare altrove questo',
      de: 'ist die Datenbank eines anderen Programms; eine andere Datei nennen, oder diese wegschieben',
      fr: 'est la base d’un autre programme\u00a0; indiquer un autre fichier, ou déplacer celui-ci',
      es: 'es la base de datos de otro programa; indicar otro archivo, o mover este a otro sitio',
    },
  },
  'a database that somebody else has': {
    meet(newsroom) {
      const file = databaseOf(newsroom);
      writeFileSync(file, '');
      const held = new DatabaseSync(file.replace(/db$/, 'lock'));
      held.exec('begin exclusive');
      return { args: ['restore', '--hold'], held };
    },
    place: '/data/strillone.db',
    said: {
      en: 'a newsroom runs on this database already, or it is being moved or restored. End that first, or wait.',
      it: 'su questa banca dati è già in funzione una redazione, oppure la si sta spostando o ripristinando. Aspettare che finisca, o fermarla.',
      de: 'auf dieser Datenbank läuft bereits eine Redaktion, oder sie wird gerade umgezogen oder wiederhergestellt. Das zuerst beenden, oder abwarten.',
      fr: 'une rédaction est déjà en marche sur cette base de données, ou bien on la déplace ou la restaure en ce moment. Attendre la fin, ou l’arrêter.',
      es: 'en esta base de datos ya funciona una redacción, o se está trasladando o restaurando. Terminar eso antes, o esperar.',
    },
  },
  'an export into no folder': {
    meet: ({ folder }) => ({ args: ['export', join(folder, 'nowhere/x.jsonl')] }),
    place: '/nowhere/x.jsonl',
    said: NO_FOLDER,
  },
  'a backup below a file': {
    meet({ folder }) {
      writeFileSync(join(folder, 'note'), '');
      return { args: ['backup', '--out', join(folder, 'note/copy.db')] };
    },
    place: '/note/copy.db',
    said: NO_FOLDER,
  },
  'a backup that is none': {
    meet({ folder }) {
      writeFileSync(join(folder, 'letter.db'), 'Cara Anna, '.repeat(500));
      return { args: ['restore', join(folder, 'letter.db')] };
    },
    place: '/letter.db',
    said: {
      en: 'is damaged, or no backup at all (file is not a database); choose another',
      it: 'è danneggiata, o non è affatto una copia di riserva (file is not a database); sceglierne un’altra',
      de: 'ist beschädigt oder gar keine Sicherung (file is not a database); eine andere wählen',
      fr: 'est endommagée, ou n’est pas une sauvegarde (file is not a database)\u00a0; en choisir une autre',
      es: 'está dañada, o no es una copia de seguridad (file is not a database); elegir otra',
    },
  },
  'a move from what is not there': {
    meet: ({ folder }) => ({
      args: [
        ...['migrate', '--from', `sqlite:${join(folder, 'none.db')}`],
        ...['--to', `postgres://anna:${SECRET}@127.0.0.1:1/news`],
      ],
    }),
    place: '/none.db',
    said: {
      en: 'there is no such file; check the name',
      it: 'questo file non c’è; controllare il nome',
      de: 'diese Datei gibt es nicht; den Namen prüfen',
      fr: 'ce fichier n’existe pas\u00a0; vérifier le nom',
      es: 'ese archivo no existe; revisar el nombre',
    },
  },
  'a port at which no server is': {
    meet: () => onServer(`postgres://anna:${SECRET}@127.0.0.1:1/news`),
    place: 'postgres://127.0.0.1:1/news',
    said: {
      en: 'nobody answers there; start the server, or check host and port in the address, DATABASE_URL (connect ECONNREFUSED 127.0.0.1:1)',
      it: 'lì non risponde nessuno; avviare il server, o controllare host e porta nell’indirizzo, DATABASE_URL (connect ECONNREFUSED 127.0.0.1:1)',
      de: 'dort antwortet niemand; den Server starten, oder Host und Port in der Adresse, DATABASE_URL, prüfen (connect ECONNREFUSED 127.0.0.1:1)',
      fr: 'personne n’y répond\u00a0; démarrer le serveur, ou vérifier l’hôte et le port dans l’adresse, DATABASE_URL (connect ECONNREFUSED 127.0.0.1:1)',
      es: 'ahí no responde nadie; iniciar el servidor, o revisar el host y el puerto en la dirección, DATABASE_URL (connect ECONNREFUSED 127.0.0.1:1)',
    },
  },
  'a user that the server does not know': {
    meet: () => onServer(`postgres://anna:${SECRET}@${server.host}/postgres`),
    isHere: inject('postgres') !== null,
    place: `postgres://${server.host}/postgres`,
    said: {
      en: 'the server refuses the user or the password; check both in the address, DATABASE_URL (role "anna" does not exist)',
      it: 'il server rifiuta l’utente o la password; controllarli nell’indirizzo, DATABASE_URL (role "anna" does not exist)',
      de: 'der Server weist den Benutzer oder das Passwort ab; beides in der Adresse, DATABASE_URL, prüfen (role "anna" does not exist)',
      fr: 'le serveur refuse l’utilisateur ou le mot de passe\u00a0; vérifier les deux dans l’adresse, DATABASE_URL (role "anna" does not exist)',
      es: 'el servidor rechaza el usuario o la contraseña; revisar ambos en la dirección, DATABASE_URL (role "anna" does not exist)',
    },
  },
  'a database that the server does not have': {
    meet: () => onServer(`postgres://${server.username}:${SECRET}@${server.host}/nowhere`),
    isHere: inject('postgres') !== null,
    place: `postgres://${server.host}/nowhere`,
    said: {
      en: 'the server has no such database; create it, or name another in the address, DATABASE_URL (database "nowhere" does not exist)',
      it: 'il server non ha questa banca dati; crearla, o indicarne un’altra nell’indirizzo, DATABASE_URL (database "nowhere" does not exist)',
      de: 'diese Datenbank gibt es auf dem Server nicht; sie anlegen, oder in der Adresse, DATABASE_URL, eine andere nennen (database "nowhere" does not exist)',
      fr: 'cette base n’existe pas sur le serveur\u00a0; la créer, ou en indiquer une autre dans l’adresse, DATABASE_URL (database "nowhere" does not exist)',
      es: 'esa base de datos no existe en el servidor; crearla, o indicar otra en la dirección, DATABASE_URL (database "nowhere" does not exist)',
    },
  },
};

const cases = Object.entries(CASES).filter(([, { isHere = true }]) => isHere);

test.each(cases)('%s is told with its place and what to do, in each language', async (_name, fault) => {
  for (const language of LANGUAGES) {
    using newsroom = createNewsroomFolder(
      `language: ${language}\nsources: []\ndestinations: [{ name: a, preview: true }]\n`,
    );
    const { args, variables = {}, held } = fault.meet(newsroom);
    using _held = held;
    const met = { ...newsroom, variables: { ...newsroom.variables, ...variables } };
    const place = fault.place.startsWith('/') ? newsroom.folder + fault.place : fault.place;
    const between = language === 'fr' ? '\u00a0: ' : ': ';
    expect(await runCommand(met, ...args)).toEqual({
      code: 1,
      out: '',
      err: `${place}${between}${fault.said[language]}\n`,
    });
  }
});
