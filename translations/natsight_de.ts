<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Text</name>
    <message>
        <source>The collection cannot be written to %1: %2</source>
        <translation>Die Sammlung kann nicht nach %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of the folder.</source>
        <translation>Freien Speicherplatz und Berechtigungen des Ordners prüfen.</translation>
    </message>
    <message>
        <source>This is no answer of a server: %1</source>
        <translation>Dies ist keine Antwort eines Servers: %1</translation>
    </message>
    <message>
        <source>Another program may answer on $SYS.REQ.</source>
        <translation>Vielleicht antwortet ein anderes Programm auf $SYS.REQ.</translation>
    </message>
    <message>
        <source>This bracket is never closed. Add a ].</source>
        <translation>Diese Klammer wird nie geschlossen. Ein ] ergänzen.</translation>
    </message>
    <message>
        <source>Say which header, as in header[&quot;Nats-Msg-Id&quot;]. To search for the word, put it in quotes.</source>
        <translation>Welcher Header? Zum Beispiel header[&quot;Nats-Msg-Id&quot;]. Um nach dem Wort zu suchen, in Anführungszeichen setzen.</translation>
    </message>
</context>
<context>
    <name>natsight::AccountModel</name>
    <message>
        <source>%1 (system)</source>
        <translation>%1 (System)</translation>
    </message>
    <message>
        <source>Servers on which it has connections or leaf nodes</source>
        <translation>Server, auf denen er Verbindungen oder Leaf-Nodes hat</translation>
    </message>
    <message>
        <source>The most that one server tells of: each counts those of the others, too</source>
        <translation>Der höchste Wert, den ein Server nennt: Jeder zählt auch die der anderen</translation>
    </message>
    <message>
        <source>Messages that its servers receive for it</source>
        <translation>Nachrichten, die seine Server für ihn empfangen</translation>
    </message>
    <message>
        <source>Messages that its servers send for it</source>
        <translation>Nachrichten, die seine Server für ihn senden</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Leaf nodes</source>
        <translation>Leaf-Nodes</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Subscriptions</translation>
    </message>
    <message>
        <source>Msgs in</source>
        <translation>Nachr. ein</translation>
    </message>
    <message>
        <source>Msgs out</source>
        <translation>Nachr. aus</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>Bytes ein</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Bytes aus</translation>
    </message>
    <message>
        <source>Total in</source>
        <translation>Gesamt ein</translation>
    </message>
    <message>
        <source>Total out</source>
        <translation>Gesamt aus</translation>
    </message>
    <message>
        <source>Slow consumers</source>
        <translation>Langsame Consumer</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>Im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>API requests</source>
        <translation>API-Anfragen</translation>
    </message>
    <message>
        <source>API errors</source>
        <translation>API-Fehler</translation>
    </message>
    <message>
        <source>In JetStream&apos;s files on all servers: each replica counts</source>
        <translation>In den Dateien von JetStream auf allen Servern: jede Replik zählt</translation>
    </message>
    <message>
        <source>In JetStream&apos;s memory on all servers: each replica counts</source>
        <translation>Im Arbeitsspeicher von JetStream auf allen Servern: jede Replik zählt</translation>
    </message>
</context>
<context>
    <name>natsight::AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>No server tells of an account.</source>
        <translation>Kein Server nennt einen Account.</translation>
    </message>
    <message>
        <source>Choose a connection with credentials of the system account to see all of them.</source>
        <translation>Eine Verbindung mit Zugangsdaten des System-Accounts wählen, um alle zu sehen.</translation>
    </message>
    <message>
        <source>Connections of it</source>
        <translation>Seine Verbindungen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>the accounts</source>
        <translation>die Accounts</translation>
    </message>
</context>
<context>
    <name>natsight::AnswerForm</name>
    <message>
        <source>How requests are answered</source>
        <translation>Wie Anfragen beantwortet werden</translation>
    </message>
    <message>
        <source>With this text</source>
        <translation>Mit diesem Text</translation>
    </message>
    <message>
        <source>Echo: with the request itself</source>
        <translation>Echo: mit der Anfrage selbst</translation>
    </message>
    <message>
        <source>With an error</source>
        <translation>Mit einem Fehler</translation>
    </message>
    <message>
        <source>Not at all, as if it hung</source>
        <translation>Gar nicht, als hinge der Dienst</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Body of the answer</source>
        <translation>Inhalt der Antwort</translation>
    </message>
    <message>
        <source>Present: Ada, for instance. Or with variables: Hello {{request.payload}}</source>
        <translation>Anwesend: zum Beispiel Ada. Oder mit Variablen: Hallo {{request.payload}}</translation>
    </message>
    <message>
        <source>Headers of the answer, a line each</source>
        <translation>Header der Antwort, je einer pro Zeile</translation>
    </message>
    <message>
        <source>Content-Type: text/plain</source>
        <translation>Content-Type: text/plain</translation>
    </message>
    <message>
        <source>Code of the error</source>
        <translation>Code des Fehlers</translation>
    </message>
    <message>
        <source>Text of the error</source>
        <translation>Text des Fehlers</translation>
    </message>
    <message>
        <source>What is wrong, for instance: the guestbook is full</source>
        <translation>Was nicht stimmt, zum Beispiel: Das Gästebuch ist voll</translation>
    </message>
    <message>
        <source>Shortest delay</source>
        <translation>Kürzeste Verzögerung</translation>
    </message>
    <message>
        <source>Longest delay</source>
        <translation>Längste Verzögerung</translation>
    </message>
    <message>
        <source>none; for instance %1</source>
        <translation>keine; zum Beispiel %1</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>dieselbe</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>How long a request waits for an answer</source>
        <translation>Wie lange eine Anfrage auf Antwort wartet</translation>
    </message>
    <message>
        <source>How long a requester waits is not told. The clock of each request in the list runs so long.</source>
        <translation>Wie lange der Anfragende wartet, ist nicht bekannt. So lange läuft die Uhr jeder Anfrage in der Liste.</translation>
    </message>
    <message>
        <source>Payload of a sample request</source>
        <translation>Inhalt einer Beispielanfrage</translation>
    </message>
    <message>
        <source>payload of a sample request</source>
        <translation>Inhalt einer Beispielanfrage</translation>
    </message>
    <message>
        <source>What the sample request gets</source>
        <translation>Was die Beispielanfrage erhält</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Antwort</translation>
    </message>
    <message>
        <source>&amp;Body</source>
        <translation>&amp;Inhalt</translation>
    </message>
    <message>
        <source>Error &amp;code</source>
        <translation>Fehler&amp;code</translation>
    </message>
    <message>
        <source>Error te&amp;xt</source>
        <translation>Fehler&amp;text</translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation>&amp;Header</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>&amp;Verzögerung</translation>
    </message>
    <message>
        <source>Wait &amp;for me</source>
        <translation>&amp;Wartet auf mich</translation>
    </message>
    <message>
        <source>Sam&amp;ple</source>
        <translation>Bei&amp;spiel</translation>
    </message>
    <message>
        <source>Gets</source>
        <translation>Erhält</translation>
    </message>
    <message>
        <source>Headers: %1</source>
        <translation>Header: %1</translation>
    </message>
    <message>
        <source>“%1” is no length of time.</source>
        <translation>„%1“ ist keine Zeitspanne.</translation>
    </message>
    <message>
        <source>Type for instance 250ms, 2s or 1m.</source>
        <translation>Zum Beispiel 250ms, 2s oder 1m eingeben.</translation>
    </message>
    <message>
        <source>Requests wait in the list of responders until you answer them: with a text, an error, or not at all.</source>
        <translation>Anfragen warten in der Liste der Antwortdienste, bis sie beantwortet werden: mit einem Text, einem Fehler oder gar nicht.</translation>
    </message>
    <message>
        <source>Requests are counted and get no answer: whoever asks runs into the timeout.</source>
        <translation>Anfragen werden gezählt und erhalten keine Antwort: Wer anfragt, läuft in die Zeitüberschreitung.</translation>
    </message>
    <message>
        <source>The request&apos;s payload and headers come back, and the headers above with them.</source>
        <translation>Inhalt und Header der Anfrage kommen zurück, dazu die Header oben.</translation>
    </message>
    <message>
        <source>Variables: {{request.payload}} {{request.subject}} {{request.token 2}} {{request.header NAME}} {{count}} {{uuid}} {{time}} {{random 10 20}}</source>
        <translation>Variablen: {{request.payload}} {{request.subject}} {{request.token 2}} {{request.header NAME}} {{count}} {{uuid}} {{time}} {{random 10 20}}</translation>
    </message>
    <message>
        <source>… %1 in all</source>
        <translation>… insgesamt %1</translation>
    </message>
    <message>
        <source>(an empty answer)</source>
        <translation>(eine leere Antwort)</translation>
    </message>
</context>
<context>
    <name>natsight::Application</name>
    <message>
        <source>Can&apos;t make the folder %1.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Can&apos;t write %1.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Can&apos;t write %1: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>natsight::AttentionModel</name>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>Harm</source>
        <translation>Schaden</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>natsight::BucketActions</name>
    <message>
        <source>%1: %2 keys, %3</source>
        <translation>%1: %2 Schlüssel, %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Delete bucket %1?</source>
        <translation>Bucket %1 löschen?</translation>
    </message>
    <message>
        <source>Delete %1 buckets?</source>
        <translation>%1 Buckets löschen?</translation>
    </message>
    <message>
        <source>%1 keys with all their history (%2 values, %3) go for good.</source>
        <translation>%1 Schlüssel mit ihrem ganzen Verlauf (%2 Werte, %3) gehen endgültig verloren.</translation>
    </message>
    <message>
        <source>All objects (%1) go for good.</source>
        <translation>Alle Objekte (%1) gehen endgültig verloren.</translation>
    </message>
    <message>
        <source>Delete bucket</source>
        <translation>Bucket löschen</translation>
    </message>
    <message>
        <source>Delete %1 buckets</source>
        <translation>%1 Buckets löschen</translation>
    </message>
    <message>
        <source>delete %1 buckets</source>
        <translation>%1 Buckets löschen</translation>
    </message>
    <message>
        <source>Can&apos;t delete bucket %1:</source>
        <translation>Bucket %1 kann nicht gelöscht werden:</translation>
    </message>
    <message>
        <source>Bucket %1 is deleted.</source>
        <translation>Bucket %1 ist gelöscht.</translation>
    </message>
    <message>
        <source>Nothing is known of this bucket yet.</source>
        <translation>Über diesen Bucket ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>Can&apos;t compact bucket %1:</source>
        <translation>Bucket %1 kann nicht verdichtet werden:</translation>
    </message>
    <message>
        <source>Seal bucket %1?</source>
        <translation>Bucket %1 versiegeln?</translation>
    </message>
    <message>
        <source>Nothing can be stored in it or deleted from it any more, and no limit applies. This cannot be undone: a sealed bucket can only be read or deleted as a whole.</source>
        <translation>Es kann nichts mehr darin gespeichert oder daraus gelöscht werden, und keine Grenze gilt mehr. Das lässt sich nicht rückgängig machen: Ein versiegelter Bucket kann nur noch gelesen oder als Ganzes gelöscht werden.</translation>
    </message>
    <message>
        <source>Seal bucket</source>
        <translation>Bucket versiegeln</translation>
    </message>
    <message>
        <source>Can&apos;t seal bucket %1:</source>
        <translation>Bucket %1 kann nicht versiegelt werden:</translation>
    </message>
    <message>
        <source>Bucket %1 is sealed.</source>
        <translation>Bucket %1 ist versiegelt.</translation>
    </message>
    <message>
        <source>Copy to new bucket…</source>
        <translation>In neuen Bucket kopieren…</translation>
    </message>
    <message>
        <source>Compact…</source>
        <translation>Verdichten…</translation>
    </message>
    <message>
        <source>Seal…</source>
        <translation>Versiegeln…</translation>
    </message>
    <message>
        <source>Delete bucket…</source>
        <translation>Bucket löschen…</translation>
    </message>
    <message>
        <source>The bucket is sealed already.</source>
        <translation>Der Bucket ist bereits versiegelt.</translation>
    </message>
</context>
<context>
    <name>natsight::BucketCompaction</name>
    <message>
        <source>A mirror is what its origin is: compact that one.</source>
        <translation>Ein Spiegel ist, was sein Ursprung ist: Verdichtet werden muss dieser.</translation>
    </message>
    <message>
        <source>The bucket is sealed: nothing can be removed from it.</source>
        <translation>Der Bucket ist versiegelt: Es kann nichts daraus entfernt werden.</translation>
    </message>
    <message>
        <source>The bucket denies purges: nothing can be removed from it.</source>
        <translation>Der Bucket verweigert das Leeren: Es kann nichts daraus entfernt werden.</translation>
    </message>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>The server stopped answering while the keys were looked through.</source>
        <translation>Der Server hat aufgehört zu antworten, während die Schlüssel durchgesehen wurden.</translation>
    </message>
    <message>
        <source>Try again; nothing was changed.</source>
        <translation>Bitte erneut versuchen; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The keys could not be looked through.</source>
        <translation>Die Schlüssel konnten nicht durchgesehen werden.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>natsight::BucketListModel</name>
    <message>
        <source>mirror of %1</source>
        <translation>Spiegel von %1</translation>
    </message>
    <message>
        <source>source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>sources: %1</source>
        <translation>Quellen: %1</translation>
    </message>
    <message>
        <source>Not counted: each object has one or two of the bucket&apos;s subjects</source>
        <translation>Nicht gezählt: Jedes Objekt hat ein oder zwei der Subjects des Buckets</translation>
    </message>
    <message>
        <source>No limit of size</source>
        <translation>Keine Größengrenze</translation>
    </message>
    <message>
        <source>All values of a key are kept</source>
        <translation>Alle Werte eines Schlüssels werden behalten</translation>
    </message>
    <message>
        <source>Nothing expires by itself</source>
        <translation>Nichts läuft von selbst ab</translation>
    </message>
    <message>
        <source>As large as the server takes</source>
        <translation>So groß, wie der Server es annimmt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Different keys; deleted ones count until their markers are compacted away</source>
        <translation>Verschiedene Schlüssel; gelöschte zählen, bis ihre Markierungen durch Verdichten entfernt sind</translation>
    </message>
    <message>
        <source>Deleted objects count as long as their descriptions stay</source>
        <translation>Gelöschte Objekte zählen, solange ihre Beschreibungen bleiben</translation>
    </message>
    <message>
        <source>All values that are kept: history and markers of deleted keys included</source>
        <translation>Alle Werte, die behalten werden: einschließlich Verlauf und Markierungen gelöschter Schlüssel</translation>
    </message>
    <message>
        <source>Parts and descriptions of objects</source>
        <translation>Teilstücke und Beschreibungen von Objekten</translation>
    </message>
    <message>
        <source>What will not work with this bucket, or works otherwise than with those that clients make</source>
        <translation>Was mit diesem Bucket nicht oder anders funktioniert als mit denen, die Clients anlegen</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Keys (with deleted)</source>
        <translation>Schlüssel (mit gelöschten)</translation>
    </message>
    <message>
        <source>Objects (with deleted)</source>
        <translation>Objekte (mit gelöschten)</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teilstücke</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Changes/s</source>
        <translation>Änderungen/s</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Value size</source>
        <translation>Wertgröße</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
</context>
<context>
    <name>natsight::BucketPage</name>
    <message>
        <source>Buckets</source>
        <translation>Buckets</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>History · TTL</source>
        <translation>Verlauf · TTL</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Show the stream</source>
        <translation>Stream anzeigen</translation>
    </message>
    <message>
        <source>Show data flow</source>
        <translation>Datenfluss anzeigen</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>listing</source>
        <translation>wird aufgelistet</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht live</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>Stop the work on the keys of %1?</source>
        <translation>Arbeit an den Schlüsseln von %1 anhalten?</translation>
    </message>
    <message>
        <source>What is written stays written. What was not reached is listed in the report, which goes with the page.</source>
        <translation>Was geschrieben ist, bleibt geschrieben. Was nicht erreicht wurde, steht im Bericht, der mit der Seite verschwindet.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>and %1 deleted</source>
        <translation>und %1 gelöscht</translation>
    </message>
    <message>
        <source>per min</source>
        <translation>pro min</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>· none</source>
        <translation>· keine</translation>
    </message>
    <message>
        <source>Write a key that is not there yet</source>
        <translation>Einen Schlüssel schreiben, den es noch nicht gibt</translation>
    </message>
    <message>
        <source>The bucket is not known yet.</source>
        <translation>Der Bucket ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Copy %1 keys to another bucket…</source>
        <translation>%1 Schlüssel in einen anderen Bucket kopieren…</translation>
    </message>
    <message>
        <source>Delete %1 keys…</source>
        <translation>%1 Schlüssel löschen…</translation>
    </message>
    <message>
        <source>Purge %1 keys…</source>
        <translation>%1 Schlüssel leeren…</translation>
    </message>
    <message>
        <source>Purge %1 keys of %2?</source>
        <translation>%1 Schlüssel von %2 leeren?</translation>
    </message>
    <message>
        <source>Delete %1 keys of %2?</source>
        <translation>%1 Schlüssel von %2 löschen?</translation>
    </message>
    <message>
        <source>Their values go with all older revisions. What somebody changed meanwhile stays.</source>
        <translation>Ihre Werte gehen mit allen älteren Revisionen verloren. Was inzwischen von anderen geändert wurde, bleibt.</translation>
    </message>
    <message>
        <source>Each gets a deletion as its newest revision; older ones stay as far as the bucket keeps them. What somebody changed meanwhile stays.</source>
        <translation>Jeder erhält eine Löschung als neueste Revision; ältere bleiben, soweit der Bucket sie behält. Was inzwischen von anderen geändert wurde, bleibt.</translation>
    </message>
    <message>
        <source>Purge %1 keys</source>
        <translation>%1 Schlüssel leeren</translation>
    </message>
    <message>
        <source>Delete %1 keys</source>
        <translation>%1 Schlüssel löschen</translation>
    </message>
    <message>
        <source>Purged</source>
        <translation>Geleert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Copy keys</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>The newest values of %1 keys of %2 are written as new revisions.</source>
        <translation>Die neuesten Werte von %1 Schlüsseln von %2 werden als neue Revisionen geschrieben.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied to %1:</source>
        <translation>Nach %1 kopiert:</translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>Schlüssel importieren</translation>
    </message>
    <message>
        <source>JSON lines (*.ndjson *.jsonl);;All files (*)</source>
        <translation>JSON-Zeilen (*.ndjson *.jsonl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Each line of %1 is a key with its value; they are written as new revisions of %2.</source>
        <translation>Jede Zeile von %1 ist ein Schlüssel mit seinem Wert; sie werden als neue Revisionen in %2 geschrieben.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation>Schlüssel exportieren</translation>
    </message>
    <message>
        <source>JSON lines (*.ndjson)</source>
        <translation>JSON-Zeilen (*.ndjson)</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>%1 · bucket</source>
        <translation>%1 · Bucket</translation>
    </message>
    <message>
        <source>bucket %1</source>
        <translation>Bucket %1</translation>
    </message>
    <message>
        <source>From a file of JSON lines…</source>
        <translation>Aus einer Datei mit JSON-Zeilen…</translation>
    </message>
    <message>
        <source>From a folder of files…</source>
        <translation>Aus einem Ordner mit Dateien…</translation>
    </message>
    <message>
        <source>Edit bucket…</source>
        <translation>Bucket bearbeiten…</translation>
    </message>
    <message>
        <source>Who watches…</source>
        <translation>Wer beobachtet…</translation>
    </message>
    <message>
        <source>Write keys that are in a file or a folder</source>
        <translation>Schlüssel aus einer Datei oder einem Ordner schreiben</translation>
    </message>
    <message>
        <source>Change the configuration of the bucket</source>
        <translation>Die Konfiguration des Buckets ändern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export %1 keys to a file…</source>
        <translation>%1 Schlüssel in eine Datei exportieren…</translation>
    </message>
    <message>
        <source>Export %1 keys to a folder…</source>
        <translation>%1 Schlüssel in einen Ordner exportieren…</translation>
    </message>
    <message>
        <source>Nothing was copied: the connection %1 is gone.</source>
        <translation>Nichts wurde kopiert: Die Verbindung %1 besteht nicht mehr.</translation>
    </message>
    <message>
        <source>Nothing was copied: %1</source>
        <translation>Nichts wurde kopiert: %1</translation>
    </message>
    <message>
        <source>Nothing was copied to bucket %1 of %2: %3</source>
        <translation>Nichts wurde in den Bucket %1 von %2 kopiert: %3</translation>
    </message>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>It is no key-value bucket.</source>
        <translation>Es ist kein Key-Value-Bucket.</translation>
    </message>
    <message>
        <source>Copied to %1 of %2:</source>
        <translation>Nach %1 von %2 kopiert:</translation>
    </message>
    <message>
        <source>Other work on keys is under way.</source>
        <translation>Andere Arbeit an Schlüsseln läuft noch.</translation>
    </message>
    <message>
        <source>Import keys from a folder</source>
        <translation>Schlüssel aus einem Ordner importieren</translation>
    </message>
    <message>
        <source>Each file of %1 that an export made is a key: billing/limits.value is billing.limits. The files&apos; bytes are written as new revisions of %2. Symbolic links are not followed.</source>
        <translation>Jede Datei von %1, die ein Export angelegt hat, ist ein Schlüssel: billing/limits.value ist billing.limits. Die Bytes der Dateien werden als neue Revisionen von %2 geschrieben. Symbolischen Links wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>Export keys to a folder</source>
        <translation>Schlüssel in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Each of %1 keys becomes a file of %2 with the bytes of its newest value: billing.limits is billing/limits.value. Capitals and what file systems do not like are percent-encoded. Headers are not in the files.</source>
        <translation>Jeder von %1 Schlüsseln wird eine Datei von %2 mit den Bytes seines neuesten Werts: billing.limits ist billing/limits.value. Großbuchstaben und was Dateisysteme nicht mögen, werden prozentkodiert. Header sind nicht in den Dateien.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Files that are there</source>
        <translation>Vorhandene &amp;Dateien</translation>
    </message>
</context>
<context>
    <name>natsight::BucketPlaceFields</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>Can&apos;t list the buckets: %1</source>
        <translation>Die Buckets können nicht aufgelistet werden: %1</translation>
    </message>
</context>
<context>
    <name>natsight::BucketsPage</name>
    <message>
        <source>There is no key-value bucket in this account.</source>
        <translation>In diesem Account gibt es keinen Key-Value-Bucket.</translation>
    </message>
    <message>
        <source>A bucket keeps the present value of each key, with as much history as it is told to.</source>
        <translation>Ein Bucket behält den aktuellen Wert jedes Schlüssels, mit so viel Verlauf, wie für ihn festgelegt ist.</translation>
    </message>
    <message>
        <source>New bucket…</source>
        <translation>Neuer Bucket…</translation>
    </message>
    <message>
        <source>There is no object bucket in this account.</source>
        <translation>In diesem Account gibt es keinen Objekt-Bucket.</translation>
    </message>
    <message>
        <source>An object bucket keeps files of any size, cut into parts.</source>
        <translation>Ein Objekt-Bucket bewahrt Dateien beliebiger Größe auf, in Teilstücke zerlegt.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Change the configuration of the selected bucket (F2)</source>
        <translation>Konfiguration des ausgewählten Buckets ändern (F2)</translation>
    </message>
    <message>
        <source>Compact…</source>
        <translation>Verdichten…</translation>
    </message>
    <message>
        <source>Remove what is left of deleted keys in the selected bucket</source>
        <translation>Überreste gelöschter Schlüssel im ausgewählten Bucket entfernen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Delete the selected buckets (Del)</source>
        <translation>Ausgewählte Buckets löschen (Entf)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>Buckets</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Create a key-value bucket (N)</source>
        <translation>Key-Value-Bucket anlegen (N)</translation>
    </message>
    <message>
        <source>Create an object bucket (N)</source>
        <translation>Objekt-Bucket anlegen (N)</translation>
    </message>
    <message>
        <source>New bucket</source>
        <translation>Neuer Bucket</translation>
    </message>
    <message>
        <source>Edit the selected bucket</source>
        <translation>Ausgewählten Bucket bearbeiten</translation>
    </message>
    <message>
        <source>Delete the selected buckets</source>
        <translation>Ausgewählte Buckets löschen</translation>
    </message>
    <message>
        <source>Open the bucket</source>
        <translation>Bucket öffnen</translation>
    </message>
    <message>
        <source>Open the bucket beside</source>
        <translation>Bucket daneben öffnen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Verknüpfung kopieren</translation>
    </message>
    <message>
        <source>Open stream %1</source>
        <translation>Stream %1 öffnen</translation>
    </message>
    <message>
        <source>Show data flow</source>
        <translation>Datenfluss anzeigen</translation>
    </message>
    <message>
        <source>Copy to new bucket…</source>
        <translation>In neuen Bucket kopieren…</translation>
    </message>
    <message>
        <source>Seal…</source>
        <translation>Versiegeln…</translation>
    </message>
    <message>
        <source>%1 keys</source>
        <translation>%1 Schlüssel</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 Werte</translation>
    </message>
    <message>
        <source>changes: %1</source>
        <translation>Änderungen: %1</translation>
    </message>
    <message>
        <source>%1 lagging or stuck</source>
        <translation>%1 im Rückstand oder blockiert</translation>
    </message>
    <message>
        <source>loaded %1 of %2</source>
        <translation>%1 von %2 geladen</translation>
    </message>
    <message>
        <source>the buckets</source>
        <translation>die Buckets</translation>
    </message>
</context>
<context>
    <name>natsight::BulkBar</name>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Begin no more; what is under way is waited for</source>
        <translation>Nichts Weiteres beginnen; auf das Laufende wird gewartet</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>What was not written, and why</source>
        <translation>Was nicht geschrieben wurde, und warum</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
    <message>
        <source>Dry run, nothing is written: %1</source>
        <translation>Probelauf, nichts wird geschrieben: %1</translation>
    </message>
    <message>
        <source> · %1 not</source>
        <translation> · %1 nicht</translation>
    </message>
    <message>
        <source> · of these nobody knows of %1</source>
        <translation> · davon bei %1 ungewiss</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Nicht geschrieben</translation>
    </message>
    <message>
        <source>Keys that were not written, with the reason</source>
        <translation>Schlüssel, die nicht geschrieben wurden, mit dem Grund</translation>
    </message>
    <message>
        <source>written without headers</source>
        <translation>ohne Header geschrieben</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>Ordner wird durchgesehen…</translation>
    </message>
    <message>
        <source> · %1 without all headers</source>
        <translation> · %1 mit unvollständigen Headern</translation>
    </message>
    <message>
        <source>Written without all headers</source>
        <translation>Mit unvollständigen Headern geschrieben</translation>
    </message>
</context>
<context>
    <name>natsight::BulkDialog</name>
    <message>
        <source>To &amp;bucket</source>
        <translation>In den &amp;Bucket</translation>
    </message>
    <message>
        <source>Keep what is there, and list it</source>
        <translation>Vorhandenes behalten und auflisten</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Stop at the first</source>
        <translation>Beim ersten anhalten</translation>
    </message>
    <message>
        <source>&amp;Keys that are there</source>
        <translation>&amp;Vorhandene Schlüssel</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Looks at everything and writes nothing</source>
        <translation>Sieht alles durch und schreibt nichts</translation>
    </message>
    <message>
        <source>What somebody changes while it is overwritten stays, and is listed.</source>
        <translation>Was währenddessen von anderen geändert wird, bleibt und wird aufgelistet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>This is the bucket that the keys come from.</source>
        <translation>Dies ist der Bucket, aus dem die Schlüssel kommen.</translation>
    </message>
</context>
<context>
    <name>natsight::BurstPanel</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>flat out</source>
        <translation>ungebremst</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>How many wait for an answer at once, at most</source>
        <translation>Wie viele höchstens zugleich auf eine Antwort warten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>Sends the message on the left again and again, with {{count}} from 1 on, and measures the answers.</source>
        <translation>Sendet die Nachricht links immer wieder, mit {{count}} ab 1, und misst die Antworten.</translation>
    </message>
    <message>
        <source>Times of the answers</source>
        <translation>Zeiten der Antworten</translation>
    </message>
    <message>
        <source>The number of messages is a whole number from 1 to %1.</source>
        <translation>Die Zahl der Nachrichten ist eine ganze Zahl von 1 bis %1.</translation>
    </message>
    <message>
        <source>Messages per second is a whole number; empty means flat out.</source>
        <translation>Nachrichten pro Sekunde ist eine ganze Zahl; leer heißt ungebremst.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the burst</source>
        <translation>Die Salve abbrechen</translation>
    </message>
    <message>
        <source>Start the burst</source>
        <translation>Die Salve starten</translation>
    </message>
    <message>
        <source>Send %1 messages?</source>
        <translation>%1 Nachrichten senden?</translation>
    </message>
    <message>
        <source>They go to %1, %2 each and %3 in all. Everybody who listens there gets them.</source>
        <translation>Sie gehen an %1, je %2 und insgesamt %3. Wer dort zuhört, erhält sie.</translation>
    </message>
    <message>
        <source>Send %1 messages</source>
        <translation>%1 Nachrichten senden</translation>
    </message>
    <message>
        <source>Nothing was sent: the connection is another one than when you were asked.</source>
        <translation>Nichts wurde gesendet: Die Verbindung ist eine andere als bei der Rückfrage.</translation>
    </message>
    <message>
        <source>Nothing was sent. %1</source>
        <translation>Nichts wurde gesendet. %1</translation>
    </message>
    <message>
        <source>%1 Now %2.</source>
        <translation>%1 Jetzt %2.</translation>
    </message>
    <message>
        <source>p50 %1 · p90 %2 · p99 %3 · max %4</source>
        <translation>p50 %1 · p90 %2 · p99 %3 · max %4</translation>
    </message>
</context>
<context>
    <name>natsight::CaptureFileBar</name>
    <message>
        <source>read %1 · kept %2 · left out %3 · broken lines %4</source>
        <translation>gelesen %1 · behalten %2 · ausgelassen %3 · fehlerhafte Zeilen %4</translation>
    </message>
    <message>
        <source>Reading %1: %2 messages, %3 % of %4.</source>
        <translation>%1 wird gelesen: %2 Nachrichten, %3 % von %4.</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen anhalten</translation>
    </message>
    <message>
        <source>What was read so far stays</source>
        <translation>Was bisher gelesen wurde, bleibt</translation>
    </message>
    <message>
        <source>Reading was stopped after %1 of %2: the rest of the file is not here.</source>
        <translation>Das Lesen wurde nach %1 von %2 angehalten: Der Rest der Datei ist nicht hier.</translation>
    </message>
    <message>
        <source>The first %1 of %2 messages are left out: all together are larger than the capture budget, which the settings tell.</source>
        <translation>Die ersten %1 von %2 Nachrichten sind ausgelassen: Alle zusammen sind größer als das Budget der Aufzeichnung, das in den Einstellungen steht.</translation>
    </message>
    <message>
        <source>%1 messages are left out: each is larger than the capture budget.</source>
        <translation>%1 Nachrichten sind ausgelassen: Jede ist größer als das Budget der Aufzeichnung.</translation>
    </message>
    <message>
        <source>%1 lines could not be read. The first is line %2: %3</source>
        <translation>%1 Zeilen waren nicht zu lesen. Die erste ist Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1 messages are of a stream: their sequence is not shown here and not exported again.</source>
        <translation>%1 Nachrichten sind aus einem Stream: Ihre Sequenz wird hier nicht gezeigt und nicht wieder exportiert.</translation>
    </message>
    <message>
        <source>%1 lines have more than a message has: that is left out.</source>
        <translation>%1 Zeilen haben mehr, als eine Nachricht hat: Das ist ausgelassen.</translation>
    </message>
    <message>
        <source>Show broken lines</source>
        <translation>Fehlerhafte Zeilen zeigen</translation>
    </message>
    <message>
        <source>Which lines could not be read, and why</source>
        <translation>Welche Zeilen nicht zu lesen waren, und warum</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>… and %1 more.</source>
        <translation>… und %1 weitere.</translation>
    </message>
    <message>
        <source>Broken lines</source>
        <translation>Fehlerhafte Zeilen</translation>
    </message>
    <message>
        <source>%1 lines of %2 could not be read.</source>
        <translation>%1 Zeilen von %2 waren nicht zu lesen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All of them are under Details.</source>
        <translation>Alle stehen unter Details.</translation>
    </message>
</context>
<context>
    <name>natsight::ChangeGate</name>
    <message>
        <source>This connection is read-only now: nothing can be changed.</source>
        <translation>Diese Verbindung ist jetzt schreibgeschützt: Es kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>The connection is gone: nothing can be sent.</source>
        <translation>Die Verbindung besteht nicht mehr: Es kann nichts gesendet werden.</translation>
    </message>
    <message>
        <source>The connection is closed: nothing can be sent.</source>
        <translation>Die Verbindung ist geschlossen: Es kann nichts gesendet werden.</translation>
    </message>
    <message>
        <source>The connection is lost: nothing can be sent until it is back.</source>
        <translation>Die Verbindung ist unterbrochen: Es kann nichts gesendet werden, bis sie wieder besteht.</translation>
    </message>
</context>
<context>
    <name>natsight::CodeEditor</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Enter goes to the next place, Shift+Enter to the one before, Esc closes.</source>
        <translation>Eingabe springt zur nächsten Stelle, Umschalt+Eingabe zur vorherigen, Esc schließt.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorherige</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>Vorherige Stelle suchen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>Nächste Stelle suchen</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung</translation>
    </message>
    <message>
        <source>Tell capital letters from small ones</source>
        <translation>Groß- und Kleinbuchstaben unterscheiden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Suchleiste schließen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>natsight::CollectionModel</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1: %2 The file is left as it is.</source>
        <translation>%1: %2 Die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>A folder is made in a collection, at most %1 deep.</source>
        <translation>Ein Ordner wird in einer Sammlung angelegt, höchstens %1 Ebenen tief.</translation>
    </message>
    <message>
        <source>A message is saved in a collection or a folder of it.</source>
        <translation>Eine Nachricht wird in einer Sammlung oder einem Ordner darin gespeichert.</translation>
    </message>
    <message>
        <source>This is no message.</source>
        <translation>Dies ist keine Nachricht.</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2</source>
        <translation>%1 kann nicht entfernt werden: %2</translation>
    </message>
    <message>
        <source>Select the collection to export.</source>
        <translation>Die zu exportierende Sammlung auswählen.</translation>
    </message>
</context>
<context>
    <name>natsight::CompactDialog</name>
    <message>
        <source>%1 keys could not be cleaned. The first one, %2: %3</source>
        <translation>%1 Schlüssel konnten nicht bereinigt werden. Der erste, %2: %3</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>Zum Bestätigen %1 eingeben:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Verdichten</translation>
    </message>
    <message>
        <source>Compact bucket %1?</source>
        <translation>Bucket %1 verdichten?</translation>
    </message>
    <message>
        <source>A deleted key leaves a marker, which tells those who watch that it is gone, and the values before it. Both stay until they are removed.</source>
        <translation>Ein gelöschter Schlüssel hinterlässt eine Markierung, die Beobachtern mitteilt, dass er nicht mehr da ist, und die Werte davor. Beides bleibt, bis es entfernt wird.</translation>
    </message>
    <message>
        <source>Remove &amp;markers older than</source>
        <translation>&amp;Markierungen entfernen, die älter sind als</translation>
    </message>
    <message>
        <source>Remove markers older than</source>
        <translation>Markierungen entfernen, die älter sind als</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 Minuten</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>ein Tag</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>eine Woche</translation>
    </message>
    <message>
        <source>none: remove all</source>
        <translation>keine Grenze: alle entfernen</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Was entfernt wird</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy as nats command (Ctrl+Shift+C)</source>
        <translation>Als nats-Befehl kopieren (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Can&apos;t look for deleted keys: %1</source>
        <translation>Gelöschte Schlüssel können nicht gesucht werden: %1</translation>
    </message>
    <message>
        <source>Looking for deleted keys: %1 of %2 keys, %3 deleted.</source>
        <translation>Gelöschte Schlüssel werden gesucht: %1 von %2 Schlüsseln, %3 gelöscht.</translation>
    </message>
    <message>
        <source>%1 of %2 keys, %3 messages removed.</source>
        <translation>%1 von %2 Schlüsseln, %3 Nachrichten entfernt.</translation>
    </message>
    <message>
        <source>No key is deleted: there is nothing to remove.</source>
        <translation>Kein Schlüssel ist gelöscht: Es gibt nichts zu entfernen.</translation>
    </message>
    <message>
        <source>Deleted keys: %1. With marker and history go: %2. Only the values before the marker go of: %3.</source>
        <translation>Gelöschte Schlüssel: %1. Mit Markierung und Verlauf entfallen: %2. Nur die Werte vor der Markierung entfallen bei: %3.</translation>
    </message>
    <message>
        <source>The first %1 are done; compact again for the others.</source>
        <translation>Die ersten %1 werden erledigt; für die übrigen erneut verdichten.</translation>
    </message>
    <message>
        <source>Compacting…</source>
        <translation>Wird verdichtet…</translation>
    </message>
    <message>
        <source>Clean 1 key</source>
        <translation>1 Schlüssel bereinigen</translation>
    </message>
    <message>
        <source>Clean %1 keys</source>
        <translation>%1 Schlüssel bereinigen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Compacting %1 was stopped: %2 keys are cleaned, %3 messages are gone.</source>
        <translation>Das Verdichten von %1 wurde angehalten: %2 Schlüssel sind bereinigt, %3 Nachrichten sind entfernt.</translation>
    </message>
    <message>
        <source>Bucket %1 is compacted: %2 keys are cleaned, %3 messages are gone.</source>
        <translation>Bucket %1 ist verdichtet: %2 Schlüssel sind bereinigt, %3 Nachrichten sind entfernt.</translation>
    </message>
</context>
<context>
    <name>natsight::CompareDialog</name>
    <message>
        <source>the whole value</source>
        <translation>der ganze Wert</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Result: edit it as you like</source>
        <translation>Ergebnis: beliebig bearbeitbar</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation>Meine Fassung übernehmen</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere Fassung übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Edit this result</source>
        <translation>Dieses Ergebnis bearbeiten</translation>
    </message>
    <message>
        <source>It goes into the editor. Nothing is written before you save.</source>
        <translation>Es kommt in den Editor. Vor dem Speichern wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Both are the same, byte for byte.</source>
        <translation>Beide sind gleich, Byte für Byte.</translation>
    </message>
    <message>
        <source>Both say the same; white space or the order of members differs.</source>
        <translation>Beide besagen dasselbe; Leerraum oder die Reihenfolge der Felder ist verschieden.</translation>
    </message>
    <message>
        <source>Different: %1.</source>
        <translation>Verschieden: %1.</translation>
    </message>
    <message>
        <source>%1 and %2.</source>
        <translation>%1 und %2.</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>Die ersten %1 werden gezeigt.</translation>
    </message>
    <message>
        <source>You and the other changed different things: the result has both.</source>
        <translation>Eigene und fremde Änderungen betreffen Verschiedenes: Das Ergebnis enthält beide.</translation>
    </message>
    <message>
        <source>You and the other changed different lines: the result has both.</source>
        <translation>Eigene und fremde Änderungen betreffen verschiedene Zeilen: Das Ergebnis enthält beide.</translation>
    </message>
    <message>
        <source>Both changed %1: there the result has mine, unless you choose otherwise.</source>
        <translation>Beide haben %1 geändert: Dort hat das Ergebnis meine Fassung, sofern nicht anders gewählt.</translation>
    </message>
    <message>
        <source>(removed)</source>
        <translation>(entfernt)</translation>
    </message>
    <message>
        <source>Both changed the same lines (places: %1): there the result has mine, unless you choose otherwise.</source>
        <translation>Beide haben dieselben Zeilen geändert (Stellen: %1): Dort hat das Ergebnis meine Fassung, sofern nicht anders gewählt.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Places that both changed</source>
        <translation>Stellen, die beide geändert haben</translation>
    </message>
    <message>
        <source>M takes mine, T theirs, B both. What you typed into the result comes back with Undo.</source>
        <translation>M übernimmt meine Fassung, T die andere, B beide. Was im Ergebnis eingegeben wurde, kommt mit „Rückgängig“ zurück.</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine Fassung</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Andere Fassung</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Take mine there (M)</source>
        <translation>Dort meine Fassung übernehmen (M)</translation>
    </message>
    <message>
        <source>Take theirs there (T)</source>
        <translation>Dort die andere Fassung übernehmen (T)</translation>
    </message>
    <message>
        <source>Take both there, mine first (B)</source>
        <translation>Dort beide übernehmen, meine zuerst (B)</translation>
    </message>
    <message>
        <source>The result has this.</source>
        <translation>Das Ergebnis enthält dies.</translation>
    </message>
</context>
<context>
    <name>natsight::ComposeForm</name>
    <message>
        <source>Name of the header</source>
        <translation>Name des Headers</translation>
    </message>
    <message>
        <source>Value of the header</source>
        <translation>Wert des Headers</translation>
    </message>
    <message>
        <source>Parts of the message</source>
        <translation>Teile der Nachricht</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Why it cannot be sent</source>
        <translation>Warum nicht gesendet werden kann</translation>
    </message>
    <message>
        <source>How it is sent</source>
        <translation>Art des Sendens</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Publish to a stream</source>
        <translation>In Stream veröffentlichen</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Publish: to whoever listens. To a stream: waits for its acknowledgement. Request: waits for replies.</source>
        <translation>Veröffentlichen: an alle, die zuhören. In Stream: wartet auf dessen Bestätigung. Anfrage: wartet auf Antworten.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Subject, for instance %1</source>
        <translation>Subject, zum Beispiel %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Copy or paste a nats command, begin anew</source>
        <translation>nats-Befehl kopieren oder einfügen, neu beginnen</translation>
    </message>
    <message>
        <source>Reply subject</source>
        <translation>Antwort-Subject</translation>
    </message>
    <message>
        <source>none; whoever answers would send there</source>
        <translation>keines; Antworten würden dorthin gesendet</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitüberschreitung</translation>
    </message>
    <message>
        <source>Which replies</source>
        <translation>Welche Antworten</translation>
    </message>
    <message>
        <source>One reply</source>
        <translation>Eine Antwort</translation>
    </message>
    <message>
        <source>So many replies</source>
        <translation>So viele Antworten</translation>
    </message>
    <message>
        <source>Number of replies</source>
        <translation>Anzahl der Antworten</translation>
    </message>
    <message>
        <source>quiet for</source>
        <translation>Ruhe für</translation>
    </message>
    <message>
        <source>Format of the body</source>
        <translation>Format des Inhalts</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>Formatieren</translation>
    </message>
    <message>
        <source>Lay the body out nicely</source>
        <translation>Den Inhalt lesbar formatieren</translation>
    </message>
    <message>
        <source>File whose bytes are sent</source>
        <translation>Datei, deren Bytes gesendet werden</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Die Datei auswählen</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Fill in variables</source>
        <translation>Variablen einsetzen</translation>
    </message>
    <message>
        <source>Fills in {{count}}, {{uuid}}, {{time}}, {{unix}}, {{unixnano}}, {{random 10 20}}, {{number 1 6}} and the names of the collection&apos;s environment, in subject, headers and body.</source>
        <translation>Setzt {{count}}, {{uuid}}, {{time}}, {{unix}}, {{unixnano}}, {{random 10 20}}, {{number 1 6}} und die Namen aus der Umgebung der Sammlung ein, in Subject, Headern und Inhalt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Type a name and a value; an empty line is not sent. Del removes a line.</source>
        <translation>Name und Wert eingeben; eine leere Zeile wird nicht gesendet. Entf entfernt eine Zeile.</translation>
    </message>
    <message>
        <source>Remove header</source>
        <translation>Header entfernen</translation>
    </message>
    <message>
        <source>What the stream has to check</source>
        <translation>Was der Stream prüfen soll</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>Nachrichten-ID</translation>
    </message>
    <message>
        <source>none; the stream drops a second one with the same id</source>
        <translation>keine; der Stream verwirft eine zweite mit derselben ID</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>none; for instance 15m</source>
        <translation>keine; zum Beispiel 15m</translation>
    </message>
    <message>
        <source>Expected stream</source>
        <translation>Erwarteter Stream</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Expected last sequence</source>
        <translation>Erwartete letzte Sequenz</translation>
    </message>
    <message>
        <source>any; refused when the stream is further</source>
        <translation>beliebig; abgelehnt, wenn der Stream weiter ist</translation>
    </message>
    <message>
        <source>Expected last sequence of the subject</source>
        <translation>Erwartete letzte Sequenz des Subjects</translation>
    </message>
    <message>
        <source>any; 0 = the first on it</source>
        <translation>beliebig; 0 = die erste darauf</translation>
    </message>
    <message>
        <source>Expected last message id</source>
        <translation>Erwartete letzte Nachrichten-ID</translation>
    </message>
    <message>
        <source>File to send</source>
        <translation>Zu sendende Datei</translation>
    </message>
    <message>
        <source>The message goes by itself after this time, where the stream allows that.</source>
        <translation>Die Nachricht verschwindet nach dieser Zeit von selbst, sofern der Stream das erlaubt.</translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation>Header %1</translation>
    </message>
    <message>
        <source>Publish to stream</source>
        <translation>In Stream veröffentlichen</translation>
    </message>
    <message>
        <source>Send request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 (Ctrl+Enter)</source>
        <translation>%1 (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Down shows the subjects that are known here.</source>
        <translation>Pfeil nach unten zeigt die hier bekannten Subjects.</translation>
    </message>
    <message>
        <source>All until quiet</source>
        <translation>Alle bis Ruhe</translation>
    </message>
    <message>
        <source>These bytes are no UTF-8 text and are sent as they are: %1. What you type replaces them.</source>
        <translation>Diese Bytes sind kein UTF-8-Text und werden unverändert gesendet: %1. Eine Eingabe ersetzt sie.</translation>
    </message>
</context>
<context>
    <name>natsight::ComposerDock</name>
    <message>
        <source>Composer</source>
        <translation>Verfassen</translation>
    </message>
</context>
<context>
    <name>natsight::ComposerPage</name>
    <message>
        <source>Composer</source>
        <translation>Verfassen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Die Nachricht speichern</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Paste a nats command</source>
        <translation>nats-Befehl einfügen</translation>
    </message>
</context>
<context>
    <name>natsight::ComposerView</name>
    <message>
        <source>Whom it is sent to</source>
        <translation>An wen gesendet wird</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Was zurückkommt</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>Salve</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Paste a nats command</source>
        <translation>nats-Befehl einfügen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>There is no connection. Open one to send.</source>
        <translation>Es gibt keine Verbindung. Zum Senden eine öffnen.</translation>
    </message>
    <message>
        <source>The connection %1 is read-only: nothing is sent over it. Lift that in its menu first.</source>
        <translation>Die Verbindung %1 ist schreibgeschützt: Über sie wird nichts gesendet. Dies zuerst in ihrem Menü aufheben.</translation>
    </message>
    <message>
        <source>The connection %1 is closed. Open it to send.</source>
        <translation>Die Verbindung %1 ist geschlossen. Zum Senden öffnen.</translation>
    </message>
    <message>
        <source>The connection %1 is not up now. It is tried again by itself.</source>
        <translation>Die Verbindung %1 steht gerade nicht. Sie wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>What comes back stands here.</source>
        <translation>Hier steht, was zurückkommt.</translation>
    </message>
    <message>
        <source>Type a subject and send: the stream&apos;s acknowledgement, or the replies to a request with their times, are shown.</source>
        <translation>Ein Subject eingeben und senden: Angezeigt werden die Bestätigung des Streams oder die Antworten auf eine Anfrage mit ihren Zeiten.</translation>
    </message>
    <message>
        <source>The message that was in the form was replaced.</source>
        <translation>Die Nachricht im Formular wurde ersetzt.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>Waiting for the stream&apos;s acknowledgement, at most %1…</source>
        <translation>Warten auf die Bestätigung des Streams, höchstens %1…</translation>
    </message>
    <message>
        <source>Waiting for replies, at most %1…</source>
        <translation>Warten auf Antworten, höchstens %1…</translation>
    </message>
    <message>
        <source>%1 The server said: %2</source>
        <translation>%1 Der Server meldete: %2</translation>
    </message>
    <message>
        <source>Answered after</source>
        <translation>Beantwortet nach</translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation>%1 ns</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reply %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>There is no command to copy. %1</source>
        <translation>Es gibt keinen Befehl zum Kopieren. %1</translation>
    </message>
    <message>
        <source>nats command copied.</source>
        <translation>nats-Befehl kopiert.</translation>
    </message>
    <message>
        <source>nats command copied. %1</source>
        <translation>nats-Befehl kopiert. %1</translation>
    </message>
    <message>
        <source>Link copied.</source>
        <translation>Link kopiert.</translation>
    </message>
    <message>
        <source>Headers with bytes that are no UTF-8 text are sent byte for byte as they are.</source>
        <translation>Header mit Bytes, die kein UTF-8-Text sind, werden Byte für Byte unverändert gesendet.</translation>
    </message>
    <message>
        <source>The subject has bytes that are no UTF-8 text. It cannot be typed here, and what stands for them is another subject.</source>
        <translation>Das Subject hat Bytes, die kein UTF-8-Text sind. Es lässt sich hier nicht eingeben, und was dafür steht, ist ein anderes Subject.</translation>
    </message>
</context>
<context>
    <name>natsight::ConfigEditor</name>
    <message>
        <source>Edit stream %1</source>
        <translation>Stream %1 bearbeiten</translation>
    </message>
    <message>
        <source>Copy %1 to a new stream</source>
        <translation>%1 in einen neuen Stream kopieren</translation>
    </message>
    <message>
        <source>New stream</source>
        <translation>Neuer Stream</translation>
    </message>
    <message>
        <source>Edit consumer %1 of %2</source>
        <translation>Consumer %1 von %2 bearbeiten</translation>
    </message>
    <message>
        <source>Copy %1 to a new consumer</source>
        <translation>%1 in einen neuen Consumer kopieren</translation>
    </message>
    <message>
        <source>New consumer</source>
        <translation>Neuer Consumer</translation>
    </message>
    <message>
        <source>New consumer of %1</source>
        <translation>Neuer Consumer von %1</translation>
    </message>
    <message>
        <source>the stream</source>
        <translation>der Stream</translation>
    </message>
    <message>
        <source>the consumer</source>
        <translation>der Consumer</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Show the JSON editor</source>
        <translation>JSON-Editor anzeigen</translation>
    </message>
    <message>
        <source>Edit the configuration as JSON beside the form</source>
        <translation>Die Konfiguration neben dem Formular als JSON bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Stream</source>
        <translation>&amp;Stream</translation>
    </message>
    <message>
        <source>Stream of the consumer</source>
        <translation>Stream des Consumers</translation>
    </message>
    <message>
        <source>Which stream does it read?</source>
        <translation>Welchen Stream liest er?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Configuration as JSON</source>
        <translation>Konfiguration als JSON</translation>
    </message>
    <message>
        <source>Changed by someone else meanwhile</source>
        <translation>Inzwischen von jemand anderem geändert</translation>
    </message>
    <message>
        <source>What someone else changed</source>
        <translation>Was jemand anderes geändert hat</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Is now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Apply mine on top</source>
        <translation>Eigene zusätzlich anwenden</translation>
    </message>
    <message>
        <source>Keep what they changed and add your changes</source>
        <translation>Die fremden Änderungen behalten und die eigenen hinzufügen</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Drop your changes and begin with what the server has now</source>
        <translation>Die eigenen Änderungen verwerfen und mit dem jetzigen Stand des Servers beginnen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Double click or Enter goes to the field</source>
        <translation>Doppelklick oder Eingabe springt zum Feld</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>Gesetzt auf</translation>
    </message>
    <message>
        <source>The same with the nats tool</source>
        <translation>Dasselbe mit dem Werkzeug nats</translation>
    </message>
    <message>
        <source>Equivalent command</source>
        <translation>Entsprechender Befehl</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy as nats command (Ctrl+Shift+C)</source>
        <translation>Als nats-Befehl kopieren (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Copy file</source>
        <translation>Datei kopieren</translation>
    </message>
    <message>
        <source>Copy the file&apos;s content</source>
        <translation>Den Inhalt der Datei kopieren</translation>
    </message>
    <message>
        <source>This cannot be undone. Type %1 to confirm:</source>
        <translation>Dies lässt sich nicht rückgängig machen. Zum Bestätigen %1 eingeben:</translation>
    </message>
    <message>
        <source>What the server did not take as it was sent</source>
        <translation>Was der Server nicht wie gesendet übernommen hat</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>The server has</source>
        <translation>Auf dem Server</translation>
    </message>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>stream %1</source>
        <translation>Stream %1</translation>
    </message>
    <message>
        <source>consumer %1 of %2</source>
        <translation>Consumer %1 von %2</translation>
    </message>
    <message>
        <source>Asking for the configuration of %1…</source>
        <translation>Konfiguration von %1 wird abgefragt…</translation>
    </message>
    <message>
        <source>Can&apos;t read %1: %2</source>
        <translation>Lesen fehlgeschlagen (%1): %2</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>Line %1, column %2: this is no JSON. The form keeps what was good last.</source>
        <translation>Zeile %1, Spalte %2: Dies ist kein JSON. Das Formular behält den letzten gültigen Stand.</translation>
    </message>
    <message>
        <source>%1 The form keeps what was good last.</source>
        <translation>%1 Das Formular behält den letzten gültigen Stand.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>%1 stores this already: no two streams may share a subject.</source>
        <translation>%1 speichert dies bereits: Zwei Streams dürfen kein Subject gemeinsam haben.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Choose the stream that the consumer reads.</source>
        <translation>Den Stream auswählen, den der Consumer liest.</translation>
    </message>
    <message>
        <source>1 thing to look at</source>
        <translation>1 Punkt zu beachten</translation>
    </message>
    <message>
        <source>%1 things to look at</source>
        <translation>%1 Punkte zu beachten</translation>
    </message>
    <message>
        <source>Nothing changes</source>
        <translation>Nichts ändert sich</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Änderung</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 Änderungen</translation>
    </message>
    <message>
        <source>1 setting that is not the server&apos;s default</source>
        <translation>1 Einstellung, die vom Standard des Servers abweicht</translation>
    </message>
    <message>
        <source>%1 settings that are not the server&apos;s defaults</source>
        <translation>%1 Einstellungen, die vom Standard des Servers abweichen</translation>
    </message>
    <message>
        <source>Copy the content of %1</source>
        <translation>Den Inhalt von %1 kopieren</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Warten auf den Server…</translation>
    </message>
    <message>
        <source>Decide first what becomes of the changes of others.</source>
        <translation>Zuerst entscheiden, was mit den fremden Änderungen geschieht.</translation>
    </message>
    <message>
        <source>One problem has to be solved first.</source>
        <translation>Zuerst muss ein Problem gelöst werden.</translation>
    </message>
    <message>
        <source>%1 problems have to be solved first.</source>
        <translation>Zuerst müssen %1 Probleme gelöst werden.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Nichts ist geändert.</translation>
    </message>
    <message>
        <source>Type the stream&apos;s name to confirm.</source>
        <translation>Zum Bestätigen den Namen des Streams eingeben.</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 Probleme</translation>
    </message>
    <message>
        <source>Changed fields: %1</source>
        <translation>Geänderte Felder: %1</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Wird angewendet…</translation>
    </message>
    <message>
        <source>Apply 1 change</source>
        <translation>1 Änderung anwenden</translation>
    </message>
    <message>
        <source>Apply %1 changes</source>
        <translation>%1 Änderungen anwenden</translation>
    </message>
    <message>
        <source>Create stream</source>
        <translation>Stream anlegen</translation>
    </message>
    <message>
        <source>Create consumer</source>
        <translation>Consumer anlegen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Can&apos;t read it again before changing it:</source>
        <translation>Erneutes Lesen vor der Änderung fehlgeschlagen:</translation>
    </message>
    <message>
        <source>A stream of this name exists already.</source>
        <translation>Ein Stream mit diesem Namen existiert bereits.</translation>
    </message>
    <message>
        <source>Choose another name, or edit that stream.</source>
        <translation>Einen anderen Namen wählen oder jenen Stream bearbeiten.</translation>
    </message>
    <message>
        <source>Nothing was sent:</source>
        <translation>Nichts wurde gesendet:</translation>
    </message>
    <message>
        <source>The server did not change %1:</source>
        <translation>Vom Server wurde %1 nicht geändert:</translation>
    </message>
    <message>
        <source>The server did not make %1:</source>
        <translation>Vom Server wurde %1 nicht angelegt:</translation>
    </message>
    <message>
        <source>%1 is changed, but the server did not take all of it as it was sent:</source>
        <translation>Geändert ist %1, aber der Server hat nicht alles wie gesendet übernommen:</translation>
    </message>
    <message>
        <source>%1 is made, but the server did not take all of it as it was sent:</source>
        <translation>Angelegt ist %1, aber der Server hat nicht alles wie gesendet übernommen:</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>Der Server meldet: %1</translation>
    </message>
    <message>
        <source>Someone else changed this while you were at it. Nothing was sent.</source>
        <translation>Jemand anderes hat dies während der Bearbeitung geändert. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Discard what you entered?</source>
        <translation>Die Eingaben verwerfen?</translation>
    </message>
    <message>
        <source>Nothing of it was sent to the server.</source>
        <translation>Nichts davon wurde an den Server gesendet.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Edit bucket %1</source>
        <translation>Bucket %1 bearbeiten</translation>
    </message>
    <message>
        <source>Copy %1 to a new bucket</source>
        <translation>%1 in einen neuen Bucket kopieren</translation>
    </message>
    <message>
        <source>New key-value bucket</source>
        <translation>Neuer Key-Value-Bucket</translation>
    </message>
    <message>
        <source>New object bucket</source>
        <translation>Neuer Objekt-Bucket</translation>
    </message>
    <message>
        <source>the bucket</source>
        <translation>der Bucket</translation>
    </message>
    <message>
        <source>bucket %1</source>
        <translation>Bucket %1</translation>
    </message>
    <message>
        <source>1 setting that is not the default</source>
        <translation>1 Einstellung, die nicht dem Standard entspricht</translation>
    </message>
    <message>
        <source>%1 settings that are not the default</source>
        <translation>%1 Einstellungen, die nicht dem Standard entsprechen</translation>
    </message>
    <message>
        <source>Type the bucket&apos;s name to confirm.</source>
        <translation>Zum Bestätigen den Namen des Buckets eingeben.</translation>
    </message>
    <message>
        <source>Create bucket</source>
        <translation>Bucket anlegen</translation>
    </message>
    <message>
        <source>A bucket of this name exists already.</source>
        <translation>Ein Bucket mit diesem Namen existiert bereits.</translation>
    </message>
    <message>
        <source>Choose another name, or edit that bucket.</source>
        <translation>Einen anderen Namen wählen oder jenen Bucket bearbeiten.</translation>
    </message>
</context>
<context>
    <name>natsight::ConfigForm</name>
    <message>
        <source>This text has line ends or is very long: edit it as JSON.</source>
        <translation>Dieser Text hat Zeilenumbrüche oder ist sehr lang: Als JSON bearbeiten.</translation>
    </message>
    <message>
        <source>“%1” is no whole number.</source>
        <translation>„%1“ ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>“%1” is no size; write it like 1 GiB, 500 MiB or 4096.</source>
        <translation>„%1“ ist keine Größe; Schreibweise zum Beispiel 1 GiB, 500 MiB oder 4096.</translation>
    </message>
    <message>
        <source>“%1” is no length of time; write it like 4h, 1h30m or 30s.</source>
        <translation>„%1“ ist keine Zeitspanne; Schreibweise zum Beispiel 4h, 1h30m oder 30s.</translation>
    </message>
    <message>
        <source>Write lengths of time with commas between them, like 1s, 5s, 1m.</source>
        <translation>Zeitspannen mit Kommas dazwischen schreiben, zum Beispiel 1s, 5s, 1m.</translation>
    </message>
    <message>
        <source>“%1” is no time; write it like 2026-11-24T12:00:00Z, 14:30 or -2h.</source>
        <translation>„%1“ ist keine Zeitangabe; Schreibweise zum Beispiel 2026-11-24T12:00:00Z, 14:30 oder -2h.</translation>
    </message>
    <message>
        <source>Write “%1” for none.</source>
        <translation>„%1“ schreiben, wenn keine Grenze gelten soll.</translation>
    </message>
    <message>
        <source>one per line</source>
        <translation>eines pro Zeile</translation>
    </message>
    <message>
        <source>%1 (server %2 and later)</source>
        <translation>%1 (Server %2 und neuer)</translation>
    </message>
    <message>
        <source>The server does not know this.</source>
        <translation>Der Server kennt dies nicht.</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Zu „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>And %1 more: edit them as JSON.</source>
        <translation>Und %1 weitere: Als JSON bearbeiten.</translation>
    </message>
    <message>
        <source>%1: name</source>
        <translation>%1: Name</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>%1: value</source>
        <translation>%1: Wert</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Needs server %1 or later.</source>
        <translation>Erfordert Server %1 oder neuer.</translation>
    </message>
    <message>
        <source>Needs server %1 or later; this one is %2.</source>
        <translation>Erfordert Server %1 oder neuer; dieser ist %2.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>problems: %1</source>
        <translation>Probleme: %1</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>geändert: %1</translation>
    </message>
    <message>
        <source>set: %1</source>
        <translation>gesetzt: %1</translation>
    </message>
    <message>
        <source>Kept as they are, because Natsight does not know them: %1</source>
        <translation>Unverändert beibehalten, weil Natsight sie nicht kennt: %1</translation>
    </message>
    <message>
        <source>Its stream has the same name with %1 before it.</source>
        <translation>Sein Stream trägt denselben Namen mit %1 davor.</translation>
    </message>
</context>
<context>
    <name>natsight::ConfigView</name>
    <message>
        <source>All fields</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>Show also what is not set</source>
        <translation>Auch anzeigen, was nicht gesetzt ist</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Show the server&apos;s own configuration object</source>
        <translation>Das Konfigurationsobjekt des Servers anzeigen</translation>
    </message>
    <message>
        <source>Copy JSON</source>
        <translation>JSON kopieren</translation>
    </message>
    <message>
        <source>Copy the configuration as JSON</source>
        <translation>Konfiguration als JSON kopieren</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Configuration as JSON</source>
        <translation>Konfiguration als JSON</translation>
    </message>
    <message>
        <source>Unknown to this version</source>
        <translation>Dieser Version unbekannt</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Edit the configuration</source>
        <translation>Die Konfiguration bearbeiten</translation>
    </message>
    <message>
        <source>Change the configuration</source>
        <translation>Konfiguration ändern</translation>
    </message>
</context>
<context>
    <name>natsight::ConfirmSheet</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… und %Ln weitere</numerusform>
            <numerusform>… und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Equivalent command: %1</source>
        <translation>Entsprechender Befehl: %1</translation>
    </message>
    <message>
        <source>Copy as nats command (Ctrl+Shift+C)</source>
        <translation>Als nats-Befehl kopieren (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>Zum Bestätigen %1 eingeben:</translation>
    </message>
    <message>
        <source>Back up first…</source>
        <translation>Zuerst sichern…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>natsight::Connection</name>
    <message>
        <source>the connection is closed.</source>
        <translation>die Verbindung ist geschlossen.</translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionCard</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>From it</source>
        <translation>Von ihr</translation>
    </message>
    <message>
        <source>To it</source>
        <translation>Zu ihr</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Subscriptions</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Bremsungen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Open connection</source>
        <translation>Verbindung öffnen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Open the connection in the table of connections</source>
        <translation>Die Verbindung in der Tabelle der Verbindungen öffnen</translation>
    </message>
    <message>
        <source>Its row among all connections, with its subscriptions and what the server tells of it</source>
        <translation>Ihre Zeile unter allen Verbindungen, mit ihren Subscriptions und dem, was der Server von ihr erzählt</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Ohne Namen</translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionDialog</name>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>Settings of the connection</source>
        <translation>Einstellungen der Verbindung</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>D&amp;escription</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Benutzer und Passwort</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>NKey seed file</source>
        <translation>NKey-Seed-Datei</translation>
    </message>
    <message>
        <source>Credentials file</source>
        <translation>Creds-Datei</translation>
    </message>
    <message>
        <source>JWT and seed</source>
        <translation>JWT und Seed</translation>
    </message>
    <message>
        <source>Sign-&amp;in</source>
        <translation>&amp;Anmeldung</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>B&amp;enutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>To&amp;ken</source>
        <translation>To&amp;ken</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Date&amp;i</translation>
    </message>
    <message>
        <source>&amp;JWT</source>
        <translation>&amp;JWT</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>See&amp;d</translation>
    </message>
    <message>
        <source>Keep the secret</source>
        <translation>Geheimnis aufbewahren</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>Jedes Mal fragen</translation>
    </message>
    <message>
        <source>Write to the context file, readable by you alone (0600)</source>
        <translation>In die Kontextdatei schreiben, nur für den eigenen Benutzer lesbar (0600)</translation>
    </message>
    <message>
        <source>Keep the se&amp;cret</source>
        <translation>&amp;Geheimnis aufbewahren</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour that marks this connection</source>
        <translation>Farbe, die diese Verbindung kennzeichnet</translation>
    </message>
    <message>
        <source>Col&amp;our</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>&amp;Read-only: disable what changes the system</source>
        <translation>Nur &amp;lesen: alles sperren, was das System verändert</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>&amp;Require TLS</source>
        <translation>TLS &amp;erzwingen</translation>
    </message>
    <message>
        <source>C&amp;A certificates</source>
        <translation>C&amp;A-Zertifikate</translation>
    </message>
    <message>
        <source>&amp;Client certificate</source>
        <translation>&amp;Client-Zertifikat</translation>
    </message>
    <message>
        <source>Client &amp;key</source>
        <translation>Client-&amp;Schlüssel</translation>
    </message>
    <message>
        <source>E&amp;xpected host name</source>
        <translation>Er&amp;warteter Hostname</translation>
    </message>
    <message>
        <source>Do not &amp;verify the server (unsafe)</source>
        <translation>Server nicht &amp;prüfen (unsicher)</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>&amp;Inbox prefix</source>
        <translation>&amp;Inbox-Präfix</translation>
    </message>
    <message>
        <source>JetStream &amp;domain</source>
        <translation>JetStream-&amp;Domäne</translation>
    </message>
    <message>
        <source>JetStream API &amp;prefix</source>
        <translation>JetStream-API-&amp;Präfix</translation>
    </message>
    <message>
        <source>I&amp;gnore servers that the cluster tells of (for port-forwards)</source>
        <translation>Server i&amp;gnorieren, die der Cluster meldet (für Portweiterleitungen)</translation>
    </message>
    <message>
        <source>Steps of the test</source>
        <translation>Schritte des Tests</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Try each step and show where it fails</source>
        <translation>Jeden Schritt versuchen und zeigen, woran es scheitert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close without saving (Esc)</source>
        <translation>Ohne Speichern schließen (Esc)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as a context of the nats CLI</source>
        <translation>Als Kontext des nats CLI speichern</translation>
    </message>
    <message>
        <source>Save and connect</source>
        <translation>Speichern und verbinden</translation>
    </message>
    <message>
        <source>Save, then open the connection (Enter)</source>
        <translation>Speichern, dann die Verbindung öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionListModel</name>
    <message>
        <source>The server closed it: %1.</source>
        <translation>Der Server hat sie geschlossen: %1.</translation>
    </message>
    <message>
        <source>%1 wait at the server: it reads more slowly than it is sent to.</source>
        <translation>%1 warten auf dem Server: Sie liest langsamer, als an sie gesendet wird.</translation>
    </message>
    <message numerus="yes">
        <source>The server had to slow it down %n time(s), because others did not keep up.</source>
        <translation>
            <numerusform>Der Server musste sie %n Mal bremsen, weil andere nicht mitkamen.</numerusform>
            <numerusform>Der Server musste sie %n Mal bremsen, weil andere nicht mitkamen.</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>gebremst</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Number of the connection on its server</source>
        <translation>Nummer der Verbindung auf ihrem Server</translation>
    </message>
    <message>
        <source>Bytes that wait at the server for this client to read them</source>
        <translation>Bytes, die auf dem Server darauf warten, dass dieser Client sie liest</translation>
    </message>
    <message>
        <source>Messages that the client sends to the server</source>
        <translation>Nachrichten, die der Client an den Server sendet</translation>
    </message>
    <message>
        <source>Messages that the server sends to the client</source>
        <translation>Nachrichten, die der Server an den Client sendet</translation>
    </message>
    <message>
        <source>How often the server had to slow it down as a publisher, because others did not keep up (2.12 and later)</source>
        <translation>Wie oft der Server sie beim Veröffentlichen bremsen musste, weil andere nicht mitkamen (ab 2.12)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Subs</source>
        <translation>Subs</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Msgs in</source>
        <translation>Nachr. ein</translation>
    </message>
    <message>
        <source>Msgs out</source>
        <translation>Nachr. aus</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>Bytes ein</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Bytes aus</translation>
    </message>
    <message>
        <source>Total msgs in</source>
        <translation>Nachr. ein gesamt</translation>
    </message>
    <message>
        <source>Total msgs out</source>
        <translation>Nachr. aus gesamt</translation>
    </message>
    <message>
        <source>Total bytes in</source>
        <translation>Bytes ein gesamt</translation>
    </message>
    <message>
        <source>Total bytes out</source>
        <translation>Bytes aus gesamt</translation>
    </message>
    <message>
        <source>Stalls</source>
        <translation>Bremsungen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Letzte Aktivität</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionManager</name>
    <message>
        <source>There is already a connection named “%1”.</source>
        <translation>Es gibt bereits eine Verbindung namens „%1“.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionPicker</name>
    <message>
        <source>Name or id of a connection…</source>
        <translation>Name oder ID einer Verbindung…</translation>
    </message>
    <message>
        <source>Part of its name, its id, account, user or address, or a filter of the table of connections (pending&gt;1M); Enter takes the first one that is offered</source>
        <translation>Teil des Namens, der ID, des Accounts, des Benutzers oder der Adresse, oder ein Filter der Tabelle der Verbindungen (pending&gt;1M); Eingabe nimmt die erste, die angeboten wird</translation>
    </message>
    <message>
        <source>Connections that fit</source>
        <translation>Passende Verbindungen</translation>
    </message>
    <message>
        <source>Account %1, user %2</source>
        <translation>Account %1, Benutzer %2</translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionTest</name>
    <message>
        <source>Resolve the name</source>
        <translation>Namen auflösen</translation>
    </message>
    <message>
        <source>Connect over TCP</source>
        <translation>Über TCP verbinden</translation>
    </message>
    <message>
        <source>Read the server&apos;s greeting</source>
        <translation>Begrüßung des Servers lesen</translation>
    </message>
    <message>
        <source>Secure the channel (TLS)</source>
        <translation>Kanal absichern (TLS)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Receive answers (inbox)</source>
        <translation>Antworten empfangen (Inbox)</translation>
    </message>
    <message>
        <source>JetStream</source>
        <translation>JetStream</translation>
    </message>
    <message>
        <source>The connection has no server.</source>
        <translation>Die Verbindung hat keinen Server.</translation>
    </message>
    <message>
        <source>Type a server address.</source>
        <translation>Bitte eine Serveradresse eingeben.</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 ist %2.</translation>
    </message>
    <message>
        <source>The name %1 has no address.</source>
        <translation>Der Name %1 hat keine Adresse.</translation>
    </message>
    <message>
        <source>%1 port %2 accepts the connection.</source>
        <translation>%1, Port %2, nimmt die Verbindung an.</translation>
    </message>
    <message>
        <source>nats-server %1, named %2.</source>
        <translation>nats-server %1 mit dem Namen %2.</translation>
    </message>
    <message>
        <source>The channel is not encrypted.</source>
        <translation>Der Kanal ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>TLS is wanted, but the server does not offer it.</source>
        <translation>TLS wird verlangt, aber der Server bietet es nicht an.</translation>
    </message>
    <message>
        <source>Use the nats:// address if clear text is acceptable there, or turn TLS on in the server.</source>
        <translation>Die nats://-Adresse verwenden, wenn Klartext dort vertretbar ist, oder TLS im Server einschalten.</translation>
    </message>
    <message>
        <source>%1; the certificate is not verified.</source>
        <translation>%1; das Zertifikat wird nicht geprüft.</translation>
    </message>
    <message>
        <source>The server did not finish the sign-in.</source>
        <translation>Der Server hat die Anmeldung nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>Look into the server&apos;s log.</source>
        <translation>Im Protokoll des Servers nachsehen.</translation>
    </message>
    <message>
        <source>The server accepts the sign-in.</source>
        <translation>Der Server nimmt die Anmeldung an.</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>Angemeldet als %1.</translation>
    </message>
    <message>
        <source>Answers arrive.</source>
        <translation>Antworten kommen an.</translation>
    </message>
    <message>
        <source>This user may not publish to any subject, so it was not tried.</source>
        <translation>Dieser Benutzer darf auf keinem Subject veröffentlichen, daher wurde es nicht versucht.</translation>
    </message>
    <message>
        <source>JetStream is not enabled here, or the domain is wrong.</source>
        <translation>JetStream ist hier nicht aktiviert, oder die Domäne ist falsch.</translation>
    </message>
    <message>
        <source>JetStream is not enabled for this account.</source>
        <translation>JetStream ist für diesen Account nicht aktiviert.</translation>
    </message>
    <message>
        <source>JetStream answers.</source>
        <translation>JetStream antwortet.</translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Details of the connection</source>
        <translation>Einzelheiten der Verbindung</translation>
    </message>
    <message>
        <source>Kick the selected connections</source>
        <translation>Ausgewählte Verbindungen trennen</translation>
    </message>
    <message>
        <source>the connections</source>
        <translation>die Verbindungen</translation>
    </message>
</context>
<context>
    <name>natsight::ConnectionsView</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>No connection matches the filter.</source>
        <translation>Keine Verbindung passt zum Filter.</translation>
    </message>
    <message>
        <source>Words are looked for in every text; account:ORDERS or pending&gt;1M look at one field.</source>
        <translation>Wörter werden in jedem Text gesucht; account:ORDERS oder pending&gt;1M prüfen ein Feld.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>The connection as its server tells of it</source>
        <translation>Die Verbindung, wie ihr Server sie meldet</translation>
    </message>
    <message>
        <source>Totals of connections</source>
        <translation>Summen der Verbindungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Filter of connections</source>
        <translation>Filter der Verbindungen</translation>
    </message>
    <message>
        <source>Filter, account:NAME, pending&gt;1M…</source>
        <translation>Filter, account:NAME, pending&gt;1M…</translation>
    </message>
    <message>
        <source>Words in any text, or in one field (account:ORDERS), and figures (pending&gt;1M, subs&gt;=10, rtt&gt;5ms, in&gt;100). All must hold (Ctrl+F).
Fields and figures: %1</source>
        <translation>Wörter in beliebigem Text oder in einem Feld (account:ORDERS) und Zahlen (pending&gt;1M, subs&gt;=10, rtt&gt;5ms, in&gt;100). Alle müssen zutreffen (Strg+F).
Felder und Zahlen: %1</translation>
    </message>
    <message>
        <source>Connections shown</source>
        <translation>Angezeigte Verbindungen</translation>
    </message>
    <message>
        <source>Open or closed connections</source>
        <translation>Offene oder geschlossene Verbindungen</translation>
    </message>
    <message>
        <source>Servers remember the last 10,000 connections that were closed, and why</source>
        <translation>Server merken sich die letzten 10.000 geschlossenen Verbindungen und den Grund</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Spalten auswählen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all (Ctrl+C: as TSV)</source>
        <translation>Die ausgewählten oder alle Zeilen kopieren (Strg+C: als TSV)</translation>
    </message>
    <message>
        <source>Copy as TSV</source>
        <translation>Als TSV kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>All that the server tells of the selected connection, with its subscriptions (Enter)</source>
        <translation>Alles, was der Server zur ausgewählten Verbindung meldet, mit ihren Subscriptions (Eingabe)</translation>
    </message>
    <message>
        <source>Kick…</source>
        <translation>Trennen…</translation>
    </message>
    <message>
        <source>Close the selected connections (Del)</source>
        <translation>Ausgewählte Verbindungen schließen (Entf)</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 Verbindungen</translation>
    </message>
    <message>
        <source>%1 of %2 connections</source>
        <translation>%1 von %2 Verbindungen</translation>
    </message>
    <message>
        <source>No server remembers a closed connection.</source>
        <translation>Kein Server kennt noch eine geschlossene Verbindung.</translation>
    </message>
    <message>
        <source>Servers keep the last 10,000 of them, with the reason.</source>
        <translation>Server merken sich die letzten 10.000 davon, mit dem Grund.</translation>
    </message>
    <message>
        <source>No connections are known.</source>
        <translation>Es sind keine Verbindungen bekannt.</translation>
    </message>
    <message>
        <source>They are listed here as the servers tell of them.</source>
        <translation>Sie werden hier aufgeführt, sobald die Server sie melden.</translation>
    </message>
    <message>
        <source>%1 subscriptions</source>
        <translation>%1 Subscriptions</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 eingehend</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 ausgehend</translation>
    </message>
    <message numerus="yes">
        <source>%n slow</source>
        <translation>
            <numerusform>%n langsam</numerusform>
            <numerusform>%n langsam</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 beyond the limit are not shown</source>
        <translation>%1 über dem Limit werden nicht angezeigt</translation>
    </message>
    <message>
        <source>Rows are copied.</source>
        <translation>Zeilen sind kopiert.</translation>
    </message>
    <message>
        <source>Open server %1</source>
        <translation>Server %1 öffnen</translation>
    </message>
    <message>
        <source>Only account %1</source>
        <translation>Nur Account %1</translation>
    </message>
    <message>
        <source>Only user %1</source>
        <translation>Nur Benutzer %1</translation>
    </message>
    <message>
        <source>Only the name %1</source>
        <translation>Nur Name %1</translation>
    </message>
    <message>
        <source>Send away (lame duck)…</source>
        <translation>Wegschicken (Lame Duck)…</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Show on topology</source>
        <translation>In der Topologie zeigen</translation>
    </message>
    <message>
        <source>Select one connection.</source>
        <translation>Eine Verbindung auswählen.</translation>
    </message>
    <message>
        <source>It is closed: no server holds it any more.</source>
        <translation>Sie ist geschlossen: Kein Server hält sie mehr.</translation>
    </message>
    <message>
        <source>Which server holds it, its leaf nodes and rates in the picture of the system</source>
        <translation>Welcher Server sie hält, ihre Leaf-Nodes und Raten im Bild des Systems</translation>
    </message>
</context>
<context>
    <name>natsight::ConsumerFetch</name>
    <message>
        <source>Ask for that permission, or open another context.</source>
        <translation>Um dieses Recht bitten oder einen anderen Kontext öffnen.</translation>
    </message>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>Nothing is known of this consumer yet.</source>
        <translation>Über diesen Consumer ist noch nichts bekannt.</translation>
    </message>
    <message>
        <source>This is a push consumer: there is nothing to fetch.</source>
        <translation>Dies ist ein Push-Consumer: Es gibt nichts abzurufen.</translation>
    </message>
    <message>
        <source>The server sends its messages to %1 by itself. Subscribe to that subject on the Traffic page to see them: that takes nothing away unless a queue group shares them.</source>
        <translation>Der Server sendet dessen Nachrichten von selbst an %1. Zum Ansehen dieses Subject auf der Seite „Verkehr“ abonnieren: Das nimmt niemandem etwas weg, es sei denn, eine Queue-Gruppe teilt sie sich.</translation>
    </message>
    <message>
        <source>A pull is open: wait for it, or cancel it.</source>
        <translation>Ein Pull ist offen: Darauf warten oder ihn abbrechen.</translation>
    </message>
    <message>
        <source>Between 1 and %1 messages can be fetched at once.</source>
        <translation>Zwischen 1 und %1 Nachrichten lassen sich auf einmal abrufen.</translation>
    </message>
    <message>
        <source>At most %1 messages are held here.</source>
        <translation>Höchstens %1 Nachrichten werden hier gehalten.</translation>
    </message>
    <message>
        <source>Answer or release some first.</source>
        <translation>Zuerst einige beantworten oder freigeben.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es besteht keine Verbindung.</translation>
    </message>
    <message>
        <source>Cancelled: %1 of %2 messages came.</source>
        <translation>Abgebrochen: %1 von %2 Nachrichten sind eingetroffen.</translation>
    </message>
    <message>
        <source>The connection was lost while the pull was open.</source>
        <translation>Die Verbindung ging verloren, während der Pull offen war.</translation>
    </message>
    <message>
        <source>What was on its way comes again when its ack wait is over.</source>
        <translation>Was unterwegs war, kommt nach Ablauf seiner Bestätigungsfrist erneut.</translation>
    </message>
    <message>
        <source>The server did not answer the pull.</source>
        <translation>Der Server hat auf den Pull nicht geantwortet.</translation>
    </message>
    <message>
        <source>The consumer may have no leader, or this user may not publish to %1.</source>
        <translation>Vielleicht hat der Consumer keinen Leader, oder dieser Benutzer darf nicht auf %1 veröffentlichen.</translation>
    </message>
    <message>
        <source>Nothing was heard of the pull any more.</source>
        <translation>Vom Pull war nichts mehr zu hören.</translation>
    </message>
    <message>
        <source>The consumer may have lost its leader. Fetch again.</source>
        <translation>Vielleicht hat der Consumer seinen Leader verloren. Erneut abrufen.</translation>
    </message>
    <message>
        <source>%1 of %2 messages came.</source>
        <translation>%1 von %2 Nachrichten sind eingetroffen.</translation>
    </message>
    <message>
        <source>1 message came.</source>
        <translation>1 Nachricht ist eingetroffen.</translation>
    </message>
    <message>
        <source>All %1 messages came.</source>
        <translation>Alle %1 Nachrichten sind eingetroffen.</translation>
    </message>
    <message>
        <source>No more messages wait: %1</source>
        <translation>Keine weiteren Nachrichten warten: %1</translation>
    </message>
    <message>
        <source>No message waits.</source>
        <translation>Keine Nachricht wartet.</translation>
    </message>
    <message>
        <source>The pulls of other clients wait for all that there is.</source>
        <translation>Die Pulls anderer Clients warten auf alles, was da ist.</translation>
    </message>
    <message>
        <source>The server saw nobody who waits for the messages.</source>
        <translation>Der Server sah niemanden, der auf die Nachrichten wartet.</translation>
    </message>
    <message>
        <source>The time is over: %1</source>
        <translation>Die Zeit ist abgelaufen: %1</translation>
    </message>
    <message>
        <source>The time is over: no message came.</source>
        <translation>Die Zeit ist abgelaufen: Keine Nachricht ist eingetroffen.</translation>
    </message>
    <message>
        <source>The next message is larger than what is left of the bytes asked for: %1</source>
        <translation>Die nächste Nachricht ist größer als der Rest der angeforderten Bytes: %1</translation>
    </message>
    <message>
        <source>The next message is larger than the bytes asked for.</source>
        <translation>Die nächste Nachricht ist größer als die angeforderten Bytes.</translation>
    </message>
    <message>
        <source>No more fits into the bytes asked for: %1</source>
        <translation>Mehr passt nicht in die angeforderten Bytes: %1</translation>
    </message>
    <message>
        <source>The consumer has another leader now. Fetch again.</source>
        <translation>Der Consumer hat jetzt einen anderen Leader. Erneut abrufen.</translation>
    </message>
    <message>
        <source>The consumer was deleted.</source>
        <translation>Der Consumer wurde gelöscht.</translation>
    </message>
    <message>
        <source>The consumer&apos;s server goes down. Fetch again.</source>
        <translation>Der Server des Consumers fährt herunter. Erneut abrufen.</translation>
    </message>
    <message>
        <source>The consumer has as many open pulls as it takes (max waiting).</source>
        <translation>Der Consumer hat so viele offene Pulls, wie er annimmt (max waiting).</translation>
    </message>
    <message>
        <source>Another client is pinned to this group: only that one gets messages.</source>
        <translation>Ein anderer Client ist an diese Gruppe angeheftet: Nur er erhält Nachrichten.</translation>
    </message>
    <message>
        <source>JetStream does not answer: the stream or consumer may be gone.</source>
        <translation>JetStream antwortet nicht: Vielleicht gibt es den Stream oder Consumer nicht mehr.</translation>
    </message>
    <message>
        <source>The consumer refuses this pull: %1</source>
        <translation>Der Consumer lehnt diesen Pull ab: %1</translation>
    </message>
    <message>
        <source>The pull ended with %1 %2.</source>
        <translation>Der Pull endete mit %1 %2.</translation>
    </message>
    <message>
        <source>The server did not confirm the answer in time: it may count or not.</source>
        <translation>Der Server hat die Antwort nicht rechtzeitig bestätigt: Sie zählt vielleicht, vielleicht auch nicht.</translation>
    </message>
    <message>
        <source>The consumer was deleted and created again.</source>
        <translation>Der Consumer wurde gelöscht und neu angelegt.</translation>
    </message>
    <message>
        <source>The consumer was reset.</source>
        <translation>Der Consumer wurde zurückgesetzt.</translation>
    </message>
</context>
<context>
    <name>natsight::ConsumerFetchView</name>
    <message>
        <source>Fetch from consumer %1</source>
        <translation>Vom Consumer %1 abrufen</translation>
    </message>
    <message>
        <source>Open Traffic</source>
        <translation>Verkehr öffnen</translation>
    </message>
    <message>
        <source>Messages that are held here</source>
        <translation>Nachrichten, die hier gehalten werden</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>Nichts wird gehalten.</translation>
    </message>
    <message>
        <source>What you fetch stands here with its ack-wait clock until you answer it.</source>
        <translation>Abgerufenes steht hier mit der Uhr seiner Bestätigungsfrist, bis es beantwortet wird.</translation>
    </message>
    <message>
        <source>Message %1 is acknowledged.</source>
        <translation>Nachricht %1 ist bestätigt.</translation>
    </message>
    <message>
        <source>Message %1 goes back to the consumer.</source>
        <translation>Nachricht %1 geht zurück an den Consumer.</translation>
    </message>
    <message>
        <source>The ack wait of message %1 begins anew.</source>
        <translation>Die Bestätigungsfrist der Nachricht %1 beginnt neu.</translation>
    </message>
    <message>
        <source>Message %1 is terminated.</source>
        <translation>Nachricht %1 ist abgebrochen.</translation>
    </message>
    <message>
        <source>Message %1 is not answered: %2</source>
        <translation>Nachricht %1 ist nicht beantwortet: %2</translation>
    </message>
    <message>
        <source>How many messages at most</source>
        <translation>Wie viele Nachrichten höchstens</translation>
    </message>
    <message>
        <source> messages</source>
        <translation> Nachrichten</translation>
    </message>
    <message>
        <source>How many bytes at most</source>
        <translation>Wie viele Bytes höchstens</translation>
    </message>
    <message>
        <source> KiB</source>
        <translation> KiB</translation>
    </message>
    <message>
        <source>any size</source>
        <translation>beliebig groß</translation>
    </message>
    <message>
        <source>How long to wait for messages</source>
        <translation>Wie lange auf Nachrichten gewartet wird</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>don&apos;t wait</source>
        <translation>nicht warten</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the pull</source>
        <translation>Pull abbrechen</translation>
    </message>
    <message>
        <source>Priority &amp;group</source>
        <translation>Prioritäts&amp;gruppe</translation>
    </message>
    <message>
        <source>Priority group</source>
        <translation>Prioritätsgruppe</translation>
    </message>
    <message>
        <source>only from pending</source>
        <translation>erst ab ausstehend</translation>
    </message>
    <message>
        <source>Only while at least so many messages are pending</source>
        <translation>Nur solange mindestens so viele Nachrichten ausstehen</translation>
    </message>
    <message>
        <source>or ack pending</source>
        <translation>oder unbestätigt</translation>
    </message>
    <message>
        <source>Or so many are not acknowledged</source>
        <translation>Oder so viele nicht bestätigt sind</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Priority: 0 comes before 9</source>
        <translation>Priorität: 0 kommt vor 9</translation>
    </message>
    <message>
        <source>Ack</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Nak</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Seconds until a nak is delivered again</source>
        <translation>Sekunden, bis eine zurückgegebene Nachricht (nak) erneut zugestellt wird</translation>
    </message>
    <message>
        <source>after </source>
        <translation>nach </translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Terminate…</source>
        <translation>Aufgeben…</translation>
    </message>
    <message>
        <source>Why a message is terminated</source>
        <translation>Warum eine Nachricht aufgegeben wird</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Release all</source>
        <translation>Alle freigeben</translation>
    </message>
    <message>
        <source>%1 messages went back to the consumer.</source>
        <translation>%1 Nachrichten gingen an den Consumer zurück.</translation>
    </message>
    <message>
        <source>Show it among the stream&apos;s messages (Enter)</source>
        <translation>Unter den Nachrichten des Streams anzeigen (Eingabe)</translation>
    </message>
    <message>
        <source>Show it among the stream&apos;s messages</source>
        <translation>Unter den Nachrichten des Streams anzeigen</translation>
    </message>
    <message>
        <source>This connection is read-only: fetching changes what the consumer has delivered.</source>
        <translation>Diese Verbindung ist schreibgeschützt: Abrufen ändert, was der Consumer zugestellt hat.</translation>
    </message>
    <message>
        <source>nobody is pinned: whoever fetches first is</source>
        <translation>niemand ist angeheftet: Wer zuerst abruft, wird es</translation>
    </message>
    <message>
        <source>you are the pinned client: others get nothing</source>
        <translation>der angeheftete Client ist hier: Andere erhalten nichts</translation>
    </message>
    <message>
        <source>another client is pinned: a pull waits until it lets go</source>
        <translation>ein anderer Client ist angeheftet: Ein Pull wartet, bis dieser seinen Platz freigibt</translation>
    </message>
    <message>
        <source>Fetching takes messages away from the consumer&apos;s real clients: what is held here reaches none of them until it is answered or its ack wait is over.</source>
        <translation>Abrufen nimmt den eigentlichen Clients des Consumers Nachrichten weg: Was hier gehalten wird, erreicht keinen von ihnen, bis es beantwortet oder seine Bestätigungsfrist abgelaufen ist.</translation>
    </message>
    <message>
        <source>1 pull of theirs is open now.</source>
        <translation>Derzeit ist 1 Pull von ihnen offen.</translation>
    </message>
    <message>
        <source>%1 pulls of theirs are open now.</source>
        <translation>Derzeit sind %1 Pulls von ihnen offen.</translation>
    </message>
    <message>
        <source>Fetch messages</source>
        <translation>Nachrichten abrufen</translation>
    </message>
    <message>
        <source>Send one pull for these messages</source>
        <translation>Einen Pull für diese Nachrichten senden</translation>
    </message>
    <message>
        <source>Waiting: %1 of %2 messages came, %3 s.</source>
        <translation>Warten: %1 von %2 Nachrichten eingetroffen, %3 s.</translation>
    </message>
    <message>
        <source>%1 more found no room here: they come again when their ack wait is over.</source>
        <translation>%1 weitere fanden hier keinen Platz: Sie kommen erneut, wenn ihre Bestätigungsfrist abgelaufen ist.</translation>
    </message>
    <message>
        <source>It counts as done and is deleted from the stream, which is a work queue (A)</source>
        <translation>Gilt als erledigt und wird aus dem Stream gelöscht, der eine Work-Queue ist (A)</translation>
    </message>
    <message>
        <source>It counts as done: no client of the consumer gets it any more (A)</source>
        <translation>Gilt als erledigt: Kein Client des Consumers erhält sie mehr (A)</translation>
    </message>
    <message>
        <source>Give it back: it is delivered again (N)</source>
        <translation>Zurückgeben: Sie wird erneut zugestellt (N)</translation>
    </message>
    <message>
        <source>The ack wait begins anew (P)</source>
        <translation>Die Bestätigungsfrist beginnt von vorn (P)</translation>
    </message>
    <message>
        <source>Give it up: it is not delivered again (T)</source>
        <translation>Aufgeben: Sie wird nicht erneut zugestellt (T)</translation>
    </message>
    <message>
        <source>Told in the advisory of the termination</source>
        <translation>Steht in der Advisory-Nachricht, die das Aufgeben meldet</translation>
    </message>
    <message>
        <source>A reason needs server 2.10.4 or later.</source>
        <translation>Ein Grund erfordert Server 2.10.4 oder neuer.</translation>
    </message>
    <message>
        <source>Give back all that is held (nak)</source>
        <translation>Alle gehaltenen Nachrichten zurückgeben (nak)</translation>
    </message>
    <message>
        <source>%1 held, first ack wait over in %2 s</source>
        <translation>%1 gehalten, erste Bestätigungsfrist läuft in %2 s ab</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 gehalten</translation>
    </message>
    <message>
        <source>The message that you select shows up here.</source>
        <translation>Die ausgewählte Nachricht erscheint hier.</translation>
    </message>
    <message>
        <source>Message %1 · delivery %2 · stored %3</source>
        <translation>Nachricht %1 · Zustellung %2 · gespeichert %3</translation>
    </message>
    <message>
        <source>Fetch 1 message from %1?</source>
        <translation>1 Nachricht von %1 abrufen?</translation>
    </message>
    <message>
        <source>Fetch %1 messages from %2?</source>
        <translation>%1 Nachrichten von %2 abrufen?</translation>
    </message>
    <message>
        <source>They count as delivered, and the consumer&apos;s clients don&apos;t get them while they are held here. What is not answered is delivered to them when its ack wait is over, or when this page closes.</source>
        <translation>Sie gelten als zugestellt, und die Clients des Consumers erhalten sie nicht, solange sie hier gehalten werden. Was nicht beantwortet wird, wird ihnen zugestellt, wenn die Bestätigungsfrist abgelaufen ist oder diese Seite geschlossen wird.</translation>
    </message>
    <message>
        <source>Fetch 1 message</source>
        <translation>1 Nachricht abrufen</translation>
    </message>
    <message>
        <source>Fetch %1 messages</source>
        <translation>%1 Nachrichten abrufen</translation>
    </message>
    <message>
        <source>Acknowledge this message?</source>
        <translation>Diese Nachricht bestätigen?</translation>
    </message>
    <message>
        <source>Acknowledge %1 messages?</source>
        <translation>%1 Nachrichten bestätigen?</translation>
    </message>
    <message>
        <source>Terminate this message?</source>
        <translation>Diese Nachricht aufgeben?</translation>
    </message>
    <message>
        <source>Terminate %1 messages?</source>
        <translation>%1 Nachrichten aufgeben?</translation>
    </message>
    <message>
        <source>The stream is a work queue: what is acknowledged is deleted, and nobody has worked on it.</source>
        <translation>Der Stream ist eine Work-Queue: Was bestätigt wird, wird gelöscht, und niemand hat es bearbeitet.</translation>
    </message>
    <message>
        <source>The consumer gives it up: it is not delivered again, whatever max deliver says.</source>
        <translation>Der Consumer gibt auf, was ausgewählt ist: Es wird nicht erneut zugestellt, unabhängig von der Höchstzahl der Zustellungen.</translation>
    </message>
    <message>
        <source>The stream is a work queue: it is deleted.</source>
        <translation>Der Stream ist eine Work-Queue: Was aufgegeben wird, wird gelöscht.</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Terminate</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Aus dieser Liste nehmen</translation>
    </message>
    <message>
        <source>Acknowledge the selected messages</source>
        <translation>Die ausgewählten Nachrichten bestätigen</translation>
    </message>
    <message>
        <source>Give them back (nak)</source>
        <translation>Zurückgeben (nak)</translation>
    </message>
    <message>
        <source>Their ack wait begins anew</source>
        <translation>Ihre Bestätigungsfrist beginnt von vorn</translation>
    </message>
    <message>
        <source>Terminate them</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Take off the list what can&apos;t be answered any more</source>
        <translation>Aus der Liste nehmen, was nicht mehr beantwortet werden kann</translation>
    </message>
    <message>
        <source>Show the message in the stream</source>
        <translation>Die Nachricht im Stream anzeigen</translation>
    </message>
    <message>
        <source>1 message that was held here is not held any more: its delivery is forgotten. The message is in the stream as before, and comes again where the consumer goes on before it.</source>
        <translation>1 Nachricht, die hier gehalten wurde, wird nicht mehr gehalten: Ihre Zustellung ist vergessen. Die Nachricht ist wie zuvor im Stream und kommt erneut, wenn der Consumer vor ihr fortfährt.</translation>
    </message>
    <message>
        <source>%1 messages that were held here are not held any more: their deliveries are forgotten. The messages are in the stream as before, and come again where the consumer goes on before them.</source>
        <translation>%1 Nachrichten, die hier gehalten wurden, werden nicht mehr gehalten: Ihre Zustellungen sind vergessen. Die Nachrichten sind wie zuvor im Stream und kommen erneut, wenn der Consumer vor ihnen fortfährt.</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Nak…</source>
        <translation>Zurückgeben…</translation>
    </message>
    <message>
        <source>Term…</source>
        <translation>Aufgeben…</translation>
    </message>
    <message>
        <source>Give this one back, at once or after a while (N: as the line below says)</source>
        <translation>Diese zurückgeben, sofort oder nach einer Weile (N: wie in der Zeile darunter angegeben)</translation>
    </message>
    <message>
        <source>Give back at once</source>
        <translation>Sofort zurückgeben</translation>
    </message>
    <message>
        <source>Give back, to come again after %1</source>
        <translation>Zurückgeben, erneute Zustellung nach %1</translation>
    </message>
    <message>
        <source>No reason is given.</source>
        <translation>Es wird kein Grund angegeben.</translation>
    </message>
    <message>
        <source>The reason given is: %1</source>
        <translation>Der angegebene Grund ist: %1</translation>
    </message>
    <message>
        <source>Choose an answer&apos;s button in the current row; Space presses it</source>
        <translation>Die Schaltfläche einer Antwort in der aktuellen Zeile auswählen; die Leertaste drückt sie</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden…</translation>
    </message>
</context>
<context>
    <name>natsight::ConsumerListModel</name>
    <message>
        <source>push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>pull</source>
        <translation>Pull</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Delivered up to %1, acknowledged up to %2</source>
        <translation>Zugestellt bis %1, bestätigt bis %2</translation>
    </message>
    <message>
        <source>Messages of the stream that were not delivered yet</source>
        <translation>Nachrichten des Streams, die noch nicht zugestellt wurden</translation>
    </message>
    <message>
        <source>Delivered and not acknowledged, of how many may be</source>
        <translation>Zugestellt und nicht bestätigt, von wie vielen erlaubten</translation>
    </message>
    <message>
        <source>Messages that were delivered more than once and are not acknowledged</source>
        <translation>Nachrichten, die mehr als einmal zugestellt wurden und nicht bestätigt sind</translation>
    </message>
    <message>
        <source>Open pull requests</source>
        <translation>Offene Pull-Anfragen</translation>
    </message>
    <message>
        <source>Sequences between the last delivered and the last up to which all are acknowledged</source>
        <translation>Sequenzen zwischen der letzten zugestellten und der letzten, bis zu der alle bestätigt sind</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Ack pending</source>
        <translation>Unbestätigt</translation>
    </message>
    <message>
        <source>Redelivered</source>
        <translation>Erneut zugestellt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Delivered/s</source>
        <translation>Zugestellt/s</translation>
    </message>
    <message>
        <source>Acked/s</source>
        <translation>Bestätigt/s</translation>
    </message>
    <message>
        <source>Floor gap</source>
        <translation>Bestätigungslücke</translation>
    </message>
    <message>
        <source>Last delivery</source>
        <translation>Letzte Zustellung</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
</context>
<context>
    <name>natsight::ConsumerPage</name>
    <message>
        <source>Parts of the consumer</source>
        <translation>Teile des Consumers</translation>
    </message>
    <message>
        <source>Advisories</source>
        <translation>Advisory-Nachrichten</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Repliken</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Ack pending</source>
        <translation>Unbestätigt</translation>
    </message>
    <message>
        <source>Redelivered</source>
        <translation>Erneut zugestellt</translation>
    </message>
    <message>
        <source>Delivered / acked</source>
        <translation>Zugestellt / bestätigt</translation>
    </message>
    <message>
        <source>Ack floor age</source>
        <translation>Alter des Bestätigungsstands</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>For %1…</source>
        <translation>Für %1…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Deliver again now</source>
        <translation>Ab sofort wieder zustellen</translation>
    </message>
    <message>
        <source>Step down leader…</source>
        <translation>Leader abtreten lassen…</translation>
    </message>
    <message>
        <source>Unpin client…</source>
        <translation>Client lösen…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>ack pending</source>
        <translation>unbestätigt</translation>
    </message>
    <message>
        <source>redelivered</source>
        <translation>erneut zugestellt</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>acked</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Advisories of this consumer</source>
        <translation>Advisory-Nachrichten dieses Consumers</translation>
    </message>
    <message>
        <source>Advisories (%1)</source>
        <translation>Advisory-Nachrichten (%1)</translation>
    </message>
    <message>
        <source>Deliver nothing for some time</source>
        <translation>Eine Zeit lang nichts zustellen</translation>
    </message>
    <message>
        <source>There is no cluster.</source>
        <translation>Es gibt keinen Cluster.</translation>
    </message>
    <message>
        <source>No client is pinned.</source>
        <translation>Kein Client ist angeheftet.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>per s</source>
        <translation>pro s</translation>
    </message>
    <message>
        <source>What is shown is old: %1</source>
        <translation>Die Anzeige ist veraltet: %1</translation>
    </message>
    <message>
        <source>%1 › %2 · consumer</source>
        <translation>%1 › %2 · Consumer</translation>
    </message>
    <message>
        <source>consumer %1 of %2</source>
        <translation>Consumer %1 von %2</translation>
    </message>
    <message>
        <source>Debugger</source>
        <translation>Debugger</translation>
    </message>
    <message>
        <source>Fetch…</source>
        <translation>Abrufen…</translation>
    </message>
    <message>
        <source>Take messages of this consumer by hand and answer them</source>
        <translation>Nachrichten dieses Consumers von Hand abrufen und beantworten</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Copy to new consumer…</source>
        <translation>In neuen Consumer kopieren…</translation>
    </message>
    <message>
        <source>Reset or seek…</source>
        <translation>Zurücksetzen oder springen…</translation>
    </message>
    <message>
        <source>Fetched here at delivery %1.</source>
        <translation>Hier bei Zustellung %1 abgerufen.</translation>
    </message>
    <message>
        <source>Acknowledged here.</source>
        <translation>Hier bestätigt.</translation>
    </message>
    <message>
        <source>Release 1 held message and close?</source>
        <translation>1 gehaltene Nachricht freigeben und schließen?</translation>
    </message>
    <message>
        <source>Release %1 held messages and close?</source>
        <translation>%1 gehaltene Nachrichten freigeben und schließen?</translation>
    </message>
    <message>
        <source>They were fetched from %1 and are not answered. They go back to the consumer at once (nak) and are delivered to its clients.</source>
        <translation>Sie wurden von %1 abgerufen und sind nicht beantwortet. Sie gehen sofort an den Consumer zurück (nak) und werden seinen Clients zugestellt.</translation>
    </message>
    <message>
        <source>Release and close</source>
        <translation>Freigeben und schließen</translation>
    </message>
    <message>
        <source>Redelivered messages</source>
        <translation>Erneut zugestellte Nachrichten</translation>
    </message>
    <message>
        <source>No redelivered message is known by its sequence.</source>
        <translation>Von keiner erneut zugestellten Nachricht ist die Sequenz bekannt.</translation>
    </message>
    <message>
        <source>Those show up here that a client refuses or terminates, that reach max deliver while this page is open, and that are fetched here.</source>
        <translation>Hier erscheinen Nachrichten, die ein Client ablehnt oder aufgibt, die die Höchstzahl der Zustellungen erreichen, während diese Seite offen ist, und die hier abgerufen werden.</translation>
    </message>
    <message>
        <source>Show message</source>
        <translation>Nachricht anzeigen</translation>
    </message>
    <message>
        <source>Show it among the stream&apos;s messages (Enter)</source>
        <translation>Unter den Nachrichten des Streams anzeigen (Eingabe)</translation>
    </message>
    <message>
        <source>Redelivered (%1)</source>
        <translation>Erneut zugestellt (%1)</translation>
    </message>
    <message>
        <source>The server counts %1 messages that were delivered more than once and are not acknowledged; it does not tell which. This list has those that advisories name and that were fetched here.</source>
        <translation>Der Server zählt %1 Nachrichten, die mehr als einmal zugestellt wurden und nicht bestätigt sind; welche es sind, teilt er nicht mit. Diese Liste enthält jene, die in Advisory-Nachrichten genannt oder hier abgerufen wurden.</translation>
    </message>
    <message>
        <source>Last advisory: %1 %2</source>
        <translation>Letzte Advisory-Nachricht: %1 %2</translation>
    </message>
    <message>
        <source>Per second; redelivered is a lower bound, because the consumer passes over other subjects</source>
        <translation>Pro Sekunde; „erneut zugestellt“ ist eine Untergrenze, weil der Consumer andere Subjects übergeht</translation>
    </message>
</context>
<context>
    <name>natsight::ConsumerRecreation</name>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
</context>
<context>
    <name>natsight::ConsumersPage</name>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>No stream of this account has a consumer.</source>
        <translation>Kein Stream dieses Accounts hat einen Consumer.</translation>
    </message>
    <message>
        <source>A consumer hands a stream&apos;s messages to programs and remembers which ones were acknowledged.</source>
        <translation>Ein Consumer gibt die Nachrichten eines Streams an Programme weiter und merkt sich, welche bestätigt wurden.</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Delete the selected consumers (Del)</source>
        <translation>Die ausgewählten Consumer löschen (Entf)</translation>
    </message>
    <message>
        <source>Open stream %1</source>
        <translation>Stream %1 öffnen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete the selected consumers</source>
        <translation>Die ausgewählten Consumer löschen</translation>
    </message>
    <message>
        <source>Open the consumer</source>
        <translation>Den Consumer öffnen</translation>
    </message>
    <message>
        <source>Open the consumer beside</source>
        <translation>Den Consumer daneben öffnen</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>%1 ack pending</source>
        <translation>%1 unbestätigt</translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation>%1 zugestellt</translation>
    </message>
    <message>
        <source>%1 lagging or stuck</source>
        <translation>%1 im Rückstand oder blockiert</translation>
    </message>
    <message>
        <source>asked %1 of %2 streams</source>
        <translation>%1 von %2 Streams abgefragt</translation>
    </message>
    <message>
        <source>the consumers</source>
        <translation>die Consumer</translation>
    </message>
    <message>
        <source>New consumer…</source>
        <translation>Neuer Consumer…</translation>
    </message>
    <message>
        <source>Create a consumer (N)</source>
        <translation>Einen Consumer anlegen (N)</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Change the configuration of the selected consumer (F2)</source>
        <translation>Konfiguration des ausgewählten Consumers ändern (F2)</translation>
    </message>
    <message>
        <source>Copy to new consumer…</source>
        <translation>In neuen Consumer kopieren…</translation>
    </message>
    <message>
        <source>New consumer</source>
        <translation>Neuer Consumer</translation>
    </message>
    <message>
        <source>Edit the selected consumer</source>
        <translation>Den ausgewählten Consumer bearbeiten</translation>
    </message>
</context>
<context>
    <name>natsight::ConversationSubjectModel</name>
    <message>
        <source>other subjects</source>
        <translation>andere Subjects</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Requests of subjects past the limit of this list, and requests sent to inboxes</source>
        <translation>Anfragen an Subjects jenseits der Grenze dieser Liste und Anfragen an Inboxen</translation>
    </message>
    <message>
        <source>Requests a second over the last minute; at most %1</source>
        <translation>Anfragen pro Sekunde in der letzten Minute; höchstens %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of them repeat the first reply</source>
        <translation>
            <numerusform>eine davon wiederholt die erste Antwort</numerusform>
            <numerusform>%n davon wiederholen die erste Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 listed below, %2 left the list without a reply</source>
        <translation>%1 unten aufgeführt, %2 haben die Liste ohne Antwort verlassen</translation>
    </message>
    <message>
        <source>No subscription covers their reply subjects: subscribe to _INBOX.&gt; on the traffic page to see the replies</source>
        <translation>Keine Subscription deckt ihre Antwort-Subjects ab: auf der Seite Verkehr _INBOX.&gt; abonnieren, um die Antworten zu sehen</translation>
    </message>
    <message>
        <source>%1 errors of services, %2 statuses as 404</source>
        <translation>%1 Fehler von Diensten, %2 Status wie 404</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Subject of the requests</source>
        <translation>Subject der Anfragen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests seen</source>
        <translation>Gesehene Anfragen</translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>Requests a second, over the last ten seconds</source>
        <translation>Anfragen pro Sekunde in den letzten zehn Sekunden</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Requests a second over the last minute</source>
        <translation>Anfragen pro Sekunde in der letzten Minute</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Replies to them</source>
        <translation>Antworten darauf</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>Ohne Antw.</translation>
    </message>
    <message>
        <source>Requests without a reply, of those whose reply would be captured</source>
        <translation>Anfragen ohne Antwort, von denen, deren Antwort aufgezeichnet würde</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Ungesehen</translation>
    </message>
    <message>
        <source>Requests whose replies no subscription captures</source>
        <translation>Anfragen, deren Antworten keine Subscription aufzeichnet</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Answered by a 503, no responders, that was captured. The server sends it to the requester alone, and to nobody while this capture listens to the subject: such requests are seen without a reply.</source>
        <translation>Mit einem aufgezeichneten 503, keine Empfänger, beantwortet. Der Server sendet es nur dem Anfragenden, und niemandem, solange diese Aufzeichnung auf das Subject hört: solche Anfragen sieht man ohne Antwort.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Replies with an error of a service, or a status from 400 on</source>
        <translation>Antworten mit einem Fehler eines Dienstes oder einem Status ab 400</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the first replies came within this time</source>
        <translation>Die Hälfte der ersten Antworten kam in dieser Zeit</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>90 % of the first replies came within this time</source>
        <translation>90 % der ersten Antworten kamen in dieser Zeit</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 % of the first replies came within this time</source>
        <translation>99 % der ersten Antworten kamen in dieser Zeit</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>The slowest first reply</source>
        <translation>Die langsamste erste Antwort</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Spät</translation>
    </message>
    <message>
        <source>First replies after 5 s, when clients have commonly given up</source>
        <translation>Erste Antworten nach 5 s, wenn Clients meist aufgegeben haben</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>Time of the last request</source>
        <translation>Zeit der letzten Anfrage</translation>
    </message>
</context>
<context>
    <name>natsight::ConversationsPage</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>all subjects</source>
        <translation>alle Subjects</translation>
    </message>
    <message>
        <source>Subjects of requests</source>
        <translation>Subjects der Anfragen</translation>
    </message>
    <message>
        <source>Count anew</source>
        <translation>Neu zählen</translation>
    </message>
    <message>
        <source>Forget these counts and exchanges and begin anew; the capture keeps its messages</source>
        <translation>Diese Zahlen und Vorgänge vergessen und neu beginnen; die Aufzeichnung behält ihre Nachrichten</translation>
    </message>
    <message>
        <source>Show in traffic</source>
        <translation>Im Verkehr zeigen</translation>
    </message>
    <message>
        <source>Copy subject</source>
        <translation>Subject kopieren</translation>
    </message>
    <message>
        <source>Show the exchanges of all subjects</source>
        <translation>Die Vorgänge aller Subjects zeigen</translation>
    </message>
    <message>
        <source>Filter of exchanges</source>
        <translation>Filter der Vorgänge</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Show only exchanges with this text in subject, reply subject or state (Ctrl+F)</source>
        <translation>Nur Vorgänge mit diesem Text in Subject, Antwort-Subject oder Zustand zeigen (Strg+F)</translation>
    </message>
    <message>
        <source>Which exchanges are shown</source>
        <translation>Welche Vorgänge gezeigt werden</translation>
    </message>
    <message>
        <source>all exchanges</source>
        <translation>alle Vorgänge</translation>
    </message>
    <message>
        <source>without a reply</source>
        <translation>ohne Antwort</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>late or answered twice</source>
        <translation>spät oder doppelt beantwortet</translation>
    </message>
    <message>
        <source>half not captured</source>
        <translation>halb nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Exchanges shown</source>
        <translation>Gezeigte Vorgänge</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Verfolgen</translation>
    </message>
    <message>
        <source>Show the selected exchange alone: its request and all replies (Enter)</source>
        <translation>Den gewählten Vorgang allein zeigen: seine Anfrage und alle Antworten (Eingabe)</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected exchanges, or all that are shown (Ctrl+C: as TSV)</source>
        <translation>Die gewählten Vorgänge kopieren, oder alle gezeigten (Strg+C: als TSV)</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>Alle Anfragen</translation>
    </message>
    <message>
        <source>Back to all requests</source>
        <translation>Zurück zu allen Anfragen</translation>
    </message>
    <message>
        <source>Back to all requests (Esc)</source>
        <translation>Zurück zu allen Anfragen (Esc)</translation>
    </message>
    <message>
        <source>Messages of the exchange</source>
        <translation>Nachrichten des Vorgangs</translation>
    </message>
    <message>
        <source>Nothing is captured yet.</source>
        <translation>Noch ist nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Requests and replies are found in what the traffic page captures: subscribe there, to &gt; or to the subjects of the requests and to %1.</source>
        <translation>Anfragen und Antworten werden in dem gefunden, was die Seite Verkehr aufzeichnet: dort &gt; abonnieren, oder die Subjects der Anfragen und %1.</translation>
    </message>
    <message>
        <source>Open traffic</source>
        <translation>Verkehr öffnen</translation>
    </message>
    <message>
        <source>Reading what was captured…</source>
        <translation>Aufgezeichnetes wird gelesen…</translation>
    </message>
    <message>
        <source>%1 messages wait.</source>
        <translation>%1 Nachrichten warten.</translation>
    </message>
    <message>
        <source>No request among the captured messages.</source>
        <translation>Keine Anfrage unter den aufgezeichneten Nachrichten.</translation>
    </message>
    <message>
        <source>A message with a reply subject is a request, for instance: nats request orders.new {}</source>
        <translation>Eine Nachricht mit Antwort-Subject ist eine Anfrage, zum Beispiel: nats request orders.new {}</translation>
    </message>
    <message>
        <source>Replies are not captured: no subscription covers the reply subjects of %1 requests.</source>
        <translation>Antworten werden nicht aufgezeichnet: keine Subscription deckt die Antwort-Subjects von %1 Anfragen ab.</translation>
    </message>
    <message>
        <source>Subscribe to %1</source>
        <translation>%1 abonnieren</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
    <message>
        <source>%1 replies</source>
        <translation>%1 Antworten</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>%1 with replies not captured</source>
        <translation>%1, deren Antworten nicht aufgezeichnet werden</translation>
    </message>
    <message>
        <source>%1 pull requests</source>
        <translation>%1 Pull-Anfragen</translation>
    </message>
    <message>
        <source>%1 for acknowledgement</source>
        <translation>%1 zu bestätigen</translation>
    </message>
    <message>
        <source>%1 replies without their request</source>
        <translation>%1 Antworten ohne ihre Anfrage</translation>
    </message>
    <message>
        <source>%1 replies after their request had left</source>
        <translation>%1 Antworten, deren Anfrage schon fort war</translation>
    </message>
    <message>
        <source>%1 copies over other subscriptions</source>
        <translation>%1 Kopien über andere Subscriptions</translation>
    </message>
    <message>
        <source>%1 exchanges left the list</source>
        <translation>%1 Vorgänge haben die Liste verlassen</translation>
    </message>
    <message>
        <source>%1 replies counted, not listed</source>
        <translation>%1 Antworten gezählt, nicht aufgeführt</translation>
    </message>
    <message>
        <source>%1 messages left before they were read</source>
        <translation>%1 Nachrichten gingen, bevor sie gelesen waren</translation>
    </message>
    <message>
        <source>%1 messages wait</source>
        <translation>%1 Nachrichten warten</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No exchange yet.</source>
        <translation>Noch kein Vorgang.</translation>
    </message>
    <message>
        <source>No exchange matches.</source>
        <translation>Kein Vorgang passt.</translation>
    </message>
    <message>
        <source>%1 exchanges are kept.</source>
        <translation>%1 Vorgänge sind vorhanden.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>paused %1</source>
        <translation>angehalten %1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>Looking for its exchange…</source>
        <translation>Ihr Vorgang wird gesucht…</translation>
    </message>
    <message>
        <source>No message selected</source>
        <translation>Keine Nachricht gewählt</translation>
    </message>
    <message>
        <source>Only exchanges of %1 are shown. Click to show all again.</source>
        <translation>Nur Vorgänge von %1 werden gezeigt. Klicken, um wieder alle zu zeigen.</translation>
    </message>
    <message>
        <source>Follow the selected exchange</source>
        <translation>Den gewählten Vorgang verfolgen</translation>
    </message>
    <message>
        <source>Back to all requests, or show all subjects again</source>
        <translation>Zurück zu allen Anfragen, oder wieder alle Subjects zeigen</translation>
    </message>
    <message>
        <source>Copy the selected rows as tab-separated text</source>
        <translation>Die gewählten Zeilen als Text mit Tabulatoren kopieren</translation>
    </message>
    <message>
        <source>Show only this subject</source>
        <translation>Nur dieses Subject zeigen</translation>
    </message>
    <message>
        <source>Copy reply subject</source>
        <translation>Antwort-Subject kopieren</translation>
    </message>
    <message>
        <source>Subscribed to %1.</source>
        <translation>%1 abonniert.</translation>
    </message>
    <message>
        <source>This message belongs to no exchange that is known: it has no reply subject and came on none, or its exchange has left the list.</source>
        <translation>Diese Nachricht gehört zu keinem bekannten Vorgang: sie hat kein Antwort-Subject und kam auf keinem, oder ihr Vorgang hat die Liste verlassen.</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1 of its messages are not listed or no longer kept.</source>
        <translation>%1 seiner Nachrichten sind nicht aufgeführt oder nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>Message %1, %2</source>
        <translation>Nachricht %1, %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Reply subject</source>
        <translation>Antwort-Subject</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>aus einer Datei</translation>
    </message>
</context>
<context>
    <name>natsight::DataFlowModel</name>
    <message>
        <source>%1 ways in</source>
        <translation>Wege hinein: %1</translation>
    </message>
    <message>
        <source>%1 ways out</source>
        <translation>Wege hinaus: %1</translation>
    </message>
    <message>
        <source>… and %1 more ways</source>
        <translation>… weitere Wege: %1</translation>
    </message>
    <message>
        <source>It has no page here: open it with a connection to where it is.</source>
        <translation>Hierfür gibt es hier keine Seite: mit einer Verbindung dorthin öffnen, wo der Stream liegt.</translation>
    </message>
</context>
<context>
    <name>natsight::DemoWorld</name>
    <message>
        <source>Starting the sample system…</source>
        <translation>Das Beispielsystem wird gestartet…</translation>
    </message>
    <message>
        <source>The demo needs a nats-server, and there is none on this machine.</source>
        <translation>Die Demo braucht einen nats-server, und auf diesem Rechner gibt es keinen.</translation>
    </message>
    <message>
        <source>Install the package nats-server, or start the demo with “./dev demo”, which does.</source>
        <translation>Das Paket nats-server installieren oder die Demo mit „./dev demo“ starten, das dies erledigt.</translation>
    </message>
    <message>
        <source>The demo can&apos;t make its temporary folder.</source>
        <translation>Die Demo kann ihren temporären Ordner nicht anlegen.</translation>
    </message>
    <message>
        <source>Check the free space of the temporary folder.</source>
        <translation>Bitte den freien Platz im temporären Ordner prüfen.</translation>
    </message>
    <message>
        <source>Starting server %1 of %2…</source>
        <translation>Server %1 von %2 wird gestartet…</translation>
    </message>
    <message>
        <source>The demo was cancelled.</source>
        <translation>Die Demo wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Sample system of the demo</source>
        <translation>Beispielsystem der Demo</translation>
    </message>
</context>
<context>
    <name>natsight::DifferenceView</name>
    <message>
        <source>Differences of the payloads</source>
        <translation>Unterschiede der Nutzdaten</translation>
    </message>
    <message>
        <source>Select a message to see in what it differs from the one before it on its subject, or two to compare them.</source>
        <translation>Eine Nachricht auswählen, um zu sehen, worin sie sich von der vorigen auf ihrem Subject unterscheidet, oder zwei, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>No earlier message on this subject is kept: the oldest that is kept has number %1.</source>
        <translation>Keine frühere Nachricht auf diesem Subject ist behalten: Die älteste behaltene hat die Nummer %1.</translation>
    </message>
    <message>
        <source>Message %1 is the first on its subject.</source>
        <translation>Nachricht %1 ist die erste auf ihrem Subject.</translation>
    </message>
    <message>
        <source>The payloads of message %1 and of message %2 are the same.</source>
        <translation>Die Nutzdaten der Nachrichten %1 und %2 sind gleich.</translation>
    </message>
    <message>
        <source>Message %1 differs from message %2, %3 before it, in %4.</source>
        <translation>Nachricht %1 unterscheidet sich von Nachricht %2, %3 davor, an %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>There may be more than is listed.</source>
        <translation>Es können mehr sein, als aufgeführt sind.</translation>
    </message>
    <message>
        <source>Its subject differs.</source>
        <translation>Ihr Subject ist ein anderes.</translation>
    </message>
    <message>
        <source>Its headers differ.</source>
        <translation>Ihre Header sind andere.</translation>
    </message>
</context>
<context>
    <name>natsight::EndpointModel</name>
    <message>
        <source>%1 in the last 5 minutes</source>
        <translation>%1 in den letzten 5 Minuten</translation>
    </message>
    <message>
        <source>One of its members answers each request</source>
        <translation>Eines ihrer Mitglieder beantwortet jede Anfrage</translation>
    </message>
    <message>
        <source>That have it and are present</source>
        <translation>Die ihn haben und anwesend sind</translation>
    </message>
    <message>
        <source>Part of its queue group&apos;s requests that this instance answers</source>
        <translation>Anteil der Anfragen seiner Queue-Gruppe, die diese Instanz beantwortet</translation>
    </message>
    <message>
        <source>Part of the requests that fail</source>
        <translation>Anteil der fehlschlagenden Anfragen</translation>
    </message>
    <message>
        <source>Average processing time of a request in the last interval</source>
        <translation>Mittlere Bearbeitungszeit einer Anfrage im letzten Intervall</translation>
    </message>
    <message>
        <source>Since the instances began</source>
        <translation>Seit dem Start der Instanzen</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Queue group</source>
        <translation>Queue-Gruppe</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Share of load</source>
        <translation>Lastanteil</translation>
    </message>
    <message>
        <source>Errors/s</source>
        <translation>Fehler/s</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>All errors</source>
        <translation>Alle Fehler</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
</context>
<context>
    <name>natsight::EventsPage</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Nothing has happened since this page was opened.</source>
        <translation>Seit dem Öffnen dieser Seite ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Clients that come and go, refused sign-ins, servers that stop, and what JetStream tells of are listed here.</source>
        <translation>Clients, die kommen und gehen, abgelehnte Anmeldungen, Server, die anhalten, und Meldungen von JetStream stehen hier.</translation>
    </message>
    <message>
        <source>Which events are shown</source>
        <translation>Welche Ereignisse angezeigt werden</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>JetStream</source>
        <translation>JetStream</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Forget the events up to now</source>
        <translation>Die bisherigen Ereignisse vergessen</translation>
    </message>
    <message>
        <source>The event as it came</source>
        <translation>Das Ereignis, wie es eintraf</translation>
    </message>
    <message>
        <source>Open server %1</source>
        <translation>Server %1 öffnen</translation>
    </message>
    <message>
        <source>Open the server of the event</source>
        <translation>Den Server des Ereignisses öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>recording since %1</source>
        <translation>Aufzeichnung seit %1</translation>
    </message>
    <message>
        <source>%1 older ones forgotten</source>
        <translation>%1 ältere vergessen</translation>
    </message>
    <message>
        <source>%1 came too fast and are lost</source>
        <translation>%1 kamen zu schnell und sind verloren</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>natsight::ExchangeMessageModel</name>
    <message>
        <source>request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>reply %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Message %1 of the capture</source>
        <translation>Nachricht %1 der Aufzeichnung</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time received</source>
        <translation>Zeit des Empfangs</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Time since the request</source>
        <translation>Zeit seit der Anfrage</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the payload</source>
        <translation>Größe der Nutzdaten</translation>
    </message>
    <message>
        <source>Hdr</source>
        <translation>Hdr</translation>
    </message>
    <message>
        <source>Number of headers</source>
        <translation>Anzahl der Header</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Beginning of the payload</source>
        <translation>Anfang der Nutzdaten</translation>
    </message>
</context>
<context>
    <name>natsight::ExchangeModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no reply</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>replies not captured</source>
        <translation>Antworten nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>answered late</source>
        <translation>spät beantwortet</translation>
    </message>
    <message>
        <source>answered twice</source>
        <translation>doppelt beantwortet</translation>
    </message>
    <message>
        <source>answered by several</source>
        <translation>von mehreren beantwortet</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>no responders</source>
        <translation>niemand antwortet</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>pull request</source>
        <translation>Pull-Anfrage</translation>
    </message>
    <message>
        <source>request not captured</source>
        <translation>Anfrage nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>request no longer kept</source>
        <translation>Anfrage nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>No reply came before a newer request took over the same reply subject.</source>
        <translation>Es kam keine Antwort, bevor eine neuere Anfrage dasselbe Antwort-Subject übernahm.</translation>
    </message>
    <message>
        <source>No reply was captured yet. Nobody may serve this subject: as this capture listens to it, the server does not tell the requester so.</source>
        <translation>Noch keine Antwort aufgezeichnet. Vielleicht bedient niemand dieses Subject: Da diese Aufzeichnung es abonniert, teilt der Server das dem Anfragenden nicht mit.</translation>
    </message>
    <message>
        <source>Replies are not captured: subscribe to _INBOX.&gt; on the traffic page to see them.</source>
        <translation>Antworten werden nicht aufgezeichnet: Zum Ansehen _INBOX.&gt; auf der Seite „Verkehr“ abonnieren.</translation>
    </message>
    <message>
        <source>The first reply came after 5 s, when clients have commonly given up.</source>
        <translation>Die erste Antwort kam nach über 5 s, wenn Clients meist schon aufgegeben haben.</translation>
    </message>
    <message>
        <source>A reply has the same content as the first: two responders may do the same work.</source>
        <translation>Eine Antwort hat denselben Inhalt wie die erste: Vielleicht erledigen zwei Antwortende dieselbe Arbeit.</translation>
    </message>
    <message>
        <source>The server answered that nobody listens to this subject.</source>
        <translation>Der Server hat geantwortet, dass niemand dieses Subject abonniert.</translation>
    </message>
    <message>
        <source>The service answered with an error.</source>
        <translation>Der Dienst hat mit einem Fehler geantwortet.</translation>
    </message>
    <message>
        <source>The answer is a status instead of content.</source>
        <translation>Die Antwort ist ein Status statt eines Inhalts.</translation>
    </message>
    <message>
        <source>A consumer&apos;s messages keep their own subjects, so that it cannot be told which ones this asked for.</source>
        <translation>Nachrichten eines Consumers behalten ihre eigenen Subjects; welche hiermit angefragt wurden, ist daher nicht erkennbar.</translation>
    </message>
    <message>
        <source>Replies on an inbox. Their request came before the capture, or no subscription covers its subject.</source>
        <translation>Antworten in einer Inbox. Ihre Anfrage kam vor der Aufzeichnung, oder keine Subscription erfasst ihr Subject.</translation>
    </message>
    <message>
        <source>These replies came after their request had left the capture, or this list.</source>
        <translation>Diese Antworten kamen, als ihre Anfrage nicht mehr in der Aufzeichnung oder in dieser Liste war.</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>offen %1</translation>
    </message>
    <message>
        <source>Time since the request</source>
        <translation>Zeit seit der Anfrage</translation>
    </message>
    <message numerus="yes">
        <source>%n of them repeat the first reply</source>
        <translation>
            <numerusform>%n davon wiederholt die erste Antwort</numerusform>
            <numerusform>%n davon wiederholen die erste Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>Request %1 bytes, replies %2 bytes</source>
        <translation>Anfrage %1 Bytes, Antworten %2 Bytes</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time of the request, or of the first reply</source>
        <translation>Zeit der Anfrage oder der ersten Antwort</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Subject of the request</source>
        <translation>Subject der Anfrage</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What became of the request</source>
        <translation>Was aus der Anfrage wurde</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Time from the request to the first reply, as it was captured</source>
        <translation>Zeit von der Anfrage bis zur ersten Antwort, wie aufgezeichnet</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Time from the request to the last of several replies</source>
        <translation>Zeit von der Anfrage bis zur letzten von mehreren Antworten</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Number of replies</source>
        <translation>Anzahl der Antworten</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Payload of request and replies</source>
        <translation>Nutzdaten von Anfrage und Antworten</translation>
    </message>
    <message>
        <source>Reply subject</source>
        <translation>Antwort-Subject</translation>
    </message>
</context>
<context>
    <name>natsight::Explorer</name>
    <message>
        <source>Filter the explorer</source>
        <translation>Explorer filtern</translation>
    </message>
    <message>
        <source>Show only what contains this text</source>
        <translation>Nur anzeigen, was diesen Text enthält</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Enter opens</source>
        <translation>Eingabe öffnet</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Close connection</source>
        <translation>Verbindung trennen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Copy…</source>
        <translation>Kopieren…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>… %1 more</source>
        <translation>… %1 weitere</translation>
    </message>
    <message>
        <source>Enter opens the list</source>
        <translation>Die Eingabetaste öffnet die Liste</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Close capture</source>
        <translation>Aufzeichnung schließen</translation>
    </message>
</context>
<context>
    <name>natsight::ExportDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export messages</source>
        <translation>Nachrichten exportieren</translation>
    </message>
    <message>
        <source>Export captured messages</source>
        <translation>Aufgezeichnete Nachrichten exportieren</translation>
    </message>
    <message>
        <source>Messages to export</source>
        <translation>Zu exportierende Nachrichten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>which messages, and how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>&amp;Nachrichten</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>NDJSON</source>
        <translation>NDJSON</translation>
    </message>
    <message>
        <source>NDJSON, JSON payloads as values</source>
        <translation>NDJSON, JSON-Nutzdaten als Werte</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>A file for each payload</source>
        <translation>Eine Datei je Nutzdaten</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>State of the export</source>
        <translation>Stand des Exports</translation>
    </message>
    <message>
        <source>Export payloads to a folder</source>
        <translation>Nutzdaten in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>A line of JSON for each message. Payloads are texts, or Base64 where they are no UTF-8: nothing is lost.</source>
        <translation>Eine Zeile JSON je Nachricht. Nutzdaten sind Text, oder Base64, wo sie kein UTF-8 sind: Nichts geht verloren.</translation>
    </message>
    <message>
        <source>A line of JSON for each message. A payload that is a JSON object or list in one line stands as the value payload_json, for tools that look into it.</source>
        <translation>Eine Zeile JSON je Nachricht. Nutzdaten, die ein JSON-Objekt oder eine JSON-Liste in einer Zeile sind, stehen als Wert payload_json, für Werkzeuge, die hineinsehen.</translation>
    </message>
    <message>
        <source>A row for each message, for spreadsheets. Headers are JSON in one column; payloads that are no UTF-8 are Base64.</source>
        <translation>Eine Zeile je Nachricht, für Tabellenkalkulationen. Header sind JSON in einer Spalte; Nutzdaten, die kein UTF-8 sind, sind Base64.</translation>
    </message>
    <message>
        <source>Each payload as it came, in a file named by number and subject. Subject, time and headers are not in the files.</source>
        <translation>Nutzdaten unverändert, je Nachricht in einer Datei, benannt nach Nummer und Subject. Subject, Zeit und Header stehen nicht in den Dateien.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 of %2 messages, %3, %4/s</source>
        <translation>%1 von %2 Nachrichten, %3, %4/s</translation>
    </message>
    <message>
        <source>There are no such messages.</source>
        <translation>Es gibt keine solchen Nachrichten.</translation>
    </message>
    <message>
        <source>%1 messages (%2) written to %3.</source>
        <translation>%1 Nachrichten (%2) nach %3 geschrieben.</translation>
    </message>
    <message>
        <source>%1 Then it ended: %2</source>
        <translation>%1 Dann endete es: %2</translation>
    </message>
    <message>
        <source>Cancelled. %1</source>
        <translation>Abgebrochen. %1</translation>
    </message>
    <message>
        <source>%1 had left the memory limit before they were reached, and are missing.</source>
        <translation>%1 fielen aus dem Speicherlimit, bevor sie an der Reihe waren, und fehlen.</translation>
    </message>
</context>
<context>
    <name>natsight::FieldPlotsView</name>
    <message>
        <source>Plots of fields</source>
        <translation>Diagramme von Feldern</translation>
    </message>
    <message>
        <source>Remove this plot</source>
        <translation>Dieses Diagramm entfernen</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>least</source>
        <translation>kleinster</translation>
    </message>
    <message>
        <source>most</source>
        <translation>größter</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 Werte</translation>
    </message>
    <message>
        <source>%1 messages without this number</source>
        <translation>%1 Nachrichten ohne diese Zahl</translation>
    </message>
    <message>
        <source>%1 messages left before they were read</source>
        <translation>%1 Nachrichten gingen, bevor sie gelesen waren</translation>
    </message>
    <message>
        <source>%1 wait</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>all that is kept</source>
        <translation>allem, was behalten wird</translation>
    </message>
    <message>
        <source>size of %1</source>
        <translation>Größe von %1</translation>
    </message>
    <message>
        <source>messages a second of %1</source>
        <translation>Nachrichten pro Sekunde von %1</translation>
    </message>
    <message>
        <source>bytes a second of %1</source>
        <translation>Bytes pro Sekunde von %1</translation>
    </message>
    <message>
        <source>Remove the plot: %1</source>
        <translation>Das Diagramm entfernen: %1</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
</context>
<context>
    <name>natsight::FilterHelpDialog</name>
    <message>
        <source>Filter language</source>
        <translation>Filtersprache</translation>
    </message>
    <message>
        <source>How to filter</source>
        <translation>So wird gefiltert</translation>
    </message>
    <message>
        <source>A condition is a field, an operator and a value. Click an example to put it into the filter.</source>
        <translation>Eine Bedingung ist ein Feld, ein Operator und ein Wert. Ein Klick auf ein Beispiel setzt es in den Filter.</translation>
    </message>
    <message>
        <source>Fields, operators and examples</source>
        <translation>Felder, Operatoren und Beispiele</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
</context>
<context>
    <name>natsight::FilterLine</name>
    <message>
        <source>%1, %2</source>
        <comment>completion, meaning</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>A word, or conditions such as %1.
Ctrl+Space completes, Up brings back earlier filters, F1 explains.</source>
        <translation>Ein Wort oder Bedingungen wie %1.
Strg+Leertaste ergänzt, Pfeil auf holt frühere Filter zurück, F1 erklärt.</translation>
    </message>
    <message>
        <source>Saved and earlier filters</source>
        <translation>Gespeicherte und frühere Filter</translation>
    </message>
    <message>
        <source>Saved and earlier filters (Alt+Down)</source>
        <translation>Gespeicherte und frühere Filter (Alt+Pfeil ab)</translation>
    </message>
    <message>
        <source>Explain the filter language</source>
        <translation>Die Filtersprache erklären</translation>
    </message>
    <message>
        <source>Explain the filter language (F1)</source>
        <translation>Die Filtersprache erklären (F1)</translation>
    </message>
    <message>
        <source>What can stand here</source>
        <translation>Was hier stehen kann</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>Was am Filter falsch ist</translation>
    </message>
    <message>
        <source>At character %1, “%2”: %3</source>
        <translation>Bei Zeichen %1, „%2“: %3</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter speichern…</translation>
    </message>
    <message>
        <source>Save and arrange filters…</source>
        <translation>Filter speichern und ordnen…</translation>
    </message>
    <message>
        <source>No earlier filter yet</source>
        <translation>Noch kein früherer Filter</translation>
    </message>
    <message>
        <source>Forget earlier filters</source>
        <translation>Frühere Filter vergessen</translation>
    </message>
    <message>
        <source>What can stand here; Enter or Tab takes it</source>
        <translation>Was hier stehen kann; Eingabe oder Tab übernimmt es</translation>
    </message>
    <message>
        <source>Apply now, and remember</source>
        <translation>Jetzt anwenden und merken</translation>
    </message>
    <message>
        <source>Earlier filters</source>
        <translation>Frühere Filter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Bring back what was there</source>
        <translation>Zurückholen, was da stand</translation>
    </message>
</context>
<context>
    <name>natsight::FindingsBar</name>
    <message>
        <source>All findings</source>
        <translation>Alle Befunde</translation>
    </message>
    <message>
        <source>Show every finding, the worst first</source>
        <translation>Alle Befunde anzeigen, die schlimmsten zuerst</translation>
    </message>
    <message>
        <source>Findings, the worst first</source>
        <translation>Befunde, die schlimmsten zuerst</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>service: title, sentences</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show instance</source>
        <translation>Instanz zeigen</translation>
    </message>
    <message numerus="yes">
        <source>All %n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>Alle %n Befunde</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::FlowPage</name>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet ist</translation>
    </message>
    <message>
        <source>Open the stream</source>
        <translation>Den Stream öffnen</translation>
    </message>
    <message>
        <source>Open the stream %1</source>
        <translation>Stream %1 öffnen</translation>
    </message>
    <message>
        <source>All streams</source>
        <translation>Alle Streams</translation>
    </message>
    <message>
        <source>Show the flow of all streams</source>
        <translation>Datenfluss aller Streams anzeigen</translation>
    </message>
    <message>
        <source>Data flow</source>
        <translation>Datenfluss</translation>
    </message>
    <message>
        <source>%1 · data flow</source>
        <translation>%1 · Datenfluss</translation>
    </message>
    <message>
        <source>There is no stream %1.</source>
        <translation>Es gibt keinen Stream %1.</translation>
    </message>
    <message>
        <source>It was deleted, or it is in another account.</source>
        <translation>Er wurde gelöscht oder liegt in einem anderen Account.</translation>
    </message>
    <message>
        <source>Show all streams</source>
        <translation>Alle Streams anzeigen</translation>
    </message>
    <message>
        <source>%1 streams are too many for one picture.</source>
        <translation>%1 Streams sind zu viele für ein Bild.</translation>
    </message>
    <message>
        <source>Type a part of a name or subject above, or choose “Show data flow” at a stream.</source>
        <translation>Oben einen Teil eines Namens oder Subjects eingeben oder bei einem Stream „Datenfluss anzeigen“ wählen.</translation>
    </message>
    <message>
        <source>List of streams</source>
        <translation>Liste der Streams</translation>
    </message>
    <message>
        <source>%1 streams match: too many for one picture.</source>
        <translation>%1 Streams passen: zu viele für ein Bild.</translation>
    </message>
    <message>
        <source>Type more of the name or subject.</source>
        <translation>Mehr vom Namen oder Subject eingeben.</translation>
    </message>
    <message>
        <source>There is no stream in this account.</source>
        <translation>In diesem Account gibt es keinen Stream.</translation>
    </message>
    <message>
        <source>Here you see which subjects are stored, copied, published again and delivered.</source>
        <translation>Hier ist zu sehen, welche Subjects gespeichert, kopiert, weiterveröffentlicht und zugestellt werden.</translation>
    </message>
    <message>
        <source>No stream has such a name or subject.</source>
        <translation>Kein Stream hat einen solchen Namen oder ein solches Subject.</translation>
    </message>
    <message>
        <source>%1 of %2 streams</source>
        <translation>%1 von %2 Streams</translation>
    </message>
    <message>
        <source>%1 streams</source>
        <translation>%1 Streams</translation>
    </message>
    <message>
        <source>%1 lagging or stuck</source>
        <translation>%1 im Rückstand oder blockiert</translation>
    </message>
    <message>
        <source>%1 more streams are connected and not drawn</source>
        <translation>%1 weitere Streams sind verbunden und nicht gezeichnet</translation>
    </message>
    <message>
        <source>loaded %1 of %2</source>
        <translation>%1 von %2 geladen</translation>
    </message>
    <message>
        <source>consumers: %1</source>
        <translation>Consumer: %1</translation>
    </message>
    <message>
        <source>%1 is in another account or domain: open it with a connection to there.</source>
        <translation>%1 liegt in einem anderen Account oder einer anderen Domain: mit einer Verbindung dorthin öffnen.</translation>
    </message>
    <message>
        <source>There is no stream %1 in this account.</source>
        <translation>In diesem Account gibt es keinen Stream %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Show only the flow of %1</source>
        <translation>Nur den Datenfluss von %1 anzeigen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>the streams</source>
        <translation>die Streams</translation>
    </message>
</context>
<context>
    <name>natsight::GoToBox</name>
    <message>
        <source>Go to anything or run a command</source>
        <translation>Ziel öffnen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>Go to anything or run a command  Ctrl+K</source>
        <translation>Ziel öffnen oder Befehl ausführen  Strg+K</translation>
    </message>
    <message>
        <source>Go to a page, a connection or a link, or run a command (Ctrl+K)</source>
        <translation>Seite, Verbindung oder Link öffnen oder einen Befehl ausführen (Strg+K)</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>natsight::GraphPanel</name>
    <message>
        <source>Filter of the graph</source>
        <translation>Filter des Graphen</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Names that contain this stand out (Ctrl+F or /); Enter goes to the next one</source>
        <translation>Namen, die dies enthalten, werden hervorgehoben (Strg+F oder /); Eingabe springt zum nächsten</translation>
    </message>
    <message>
        <source>Boxes that stand out</source>
        <translation>Hervorgehobene Kästen</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation>Alles anzeigen (0)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Walk along the ways, and up and down</source>
        <translation>Den Wegen folgen sowie auf und ab gehen</translation>
    </message>
    <message>
        <source>Open the box</source>
        <translation>Den Kasten öffnen</translation>
    </message>
    <message>
        <source>Open the box beside</source>
        <translation>Den Kasten daneben öffnen</translation>
    </message>
    <message>
        <source>Filter: names that contain the text stand out</source>
        <translation>Filter: Namen, die den Text enthalten, werden hervorgehoben</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>Größer, kleiner</translation>
    </message>
    <message>
        <source>Fit all of it</source>
        <translation>Alles einpassen</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Originalgröße</translation>
    </message>
</context>
<context>
    <name>natsight::HeadersView</name>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>This message has no headers.</source>
        <translation>Diese Nachricht hat keine Header.</translation>
    </message>
    <message>
        <source>Copy headers</source>
        <translation>Header kopieren</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Status line</source>
        <translation>Statuszeile</translation>
    </message>
    <message>
        <source>Copy the selected headers, or all of them, as lines</source>
        <translation>Die ausgewählten oder alle Header zeilenweise kopieren</translation>
    </message>
    <message>
        <source>Status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>Status %1: %2</source>
        <translation>Status %1: %2</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>Hiernach filtern</translation>
    </message>
    <message>
        <source>Exclude this</source>
        <translation>Dies ausschließen</translation>
    </message>
</context>
<context>
    <name>natsight::HeldMessageModel</name>
    <message>
        <source>answering…</source>
        <translation>antwortet…</translation>
    </message>
    <message>
        <source>over</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>came again</source>
        <translation>kam erneut</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Delivery %1 of this message, number %2 of the consumer.</source>
        <translation>Zustellung %1 dieser Nachricht, Nummer %2 des Consumers.</translation>
    </message>
    <message>
        <source>When this time is over the server delivers the message again, to any client of the consumer.</source>
        <translation>Nach Ablauf dieser Zeit stellt der Server die Nachricht erneut zu, an einen beliebigen Client des Consumers.</translation>
    </message>
    <message>
        <source>The server has not confirmed the answer yet.</source>
        <translation>Der Server hat die Antwort noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>The ack wait is over: the server delivers the message again. An answer counts until then.</source>
        <translation>Die Bestätigungsfrist ist abgelaufen: Der Server stellt die Nachricht erneut zu. Bis dahin gilt eine Antwort noch.</translation>
    </message>
    <message>
        <source>The same message was delivered again, so this delivery cannot be answered any more.</source>
        <translation>Dieselbe Nachricht wurde erneut zugestellt, daher lässt sich diese Zustellung nicht mehr beantworten.</translation>
    </message>
    <message>
        <source>This consumer takes no acknowledgements: what is delivered is done.</source>
        <translation>Dieser Consumer nimmt keine Bestätigungen an: Was zugestellt ist, ist erledigt.</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Ack wait</source>
        <translation>Bestätigungsfrist</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>vergessen</translation>
    </message>
    <message>
        <source>Received %1, stored %2</source>
        <translation>Empfangen %1, gespeichert %2</translation>
    </message>
    <message>
        <source>ack, nak, in progress or terminate</source>
        <translation>Bestätigen, zurückgeben, in Arbeit oder aufgeben</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>natsight::HeldRequestModel</name>
    <message>
        <source>Whoever asked has probably given up. An answer is sent all the same.</source>
        <translation>Der Anfragende hat vermutlich aufgegeben. Eine Antwort wird trotzdem gesendet.</translation>
    </message>
    <message>
        <source>How long a requester waits is not told: the deadline is the one of the responder.</source>
        <translation>Wie lange ein Anfragender wartet, wird nicht mitgeteilt: Die Frist ist die des Antwortdienstes.</translation>
    </message>
    <message>
        <source>answering…</source>
        <translation>antwortet…</translation>
    </message>
    <message>
        <source>over</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Responder</source>
        <translation>Antwortdienst</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>natsight::HistogramView</name>
    <message>
        <source>Times of the answers</source>
        <translation>Antwortzeiten</translation>
    </message>
    <message>
        <source>No answers yet.</source>
        <translation>Noch keine Antworten.</translation>
    </message>
    <message>
        <source>%1 answers: half within %2, 90 % within %3, 99 % within %4, the slowest %5.</source>
        <translation>%1 Antworten: die Hälfte in %2, 90 % in %3, 99 % in %4, die langsamste %5.</translation>
    </message>
    <message>
        <source>The times of the answers are drawn here.</source>
        <translation>Hier werden die Antwortzeiten gezeichnet.</translation>
    </message>
    <message>
        <source>%1 answers between %2 and %3</source>
        <translation>%1 Antworten zwischen %2 und %3</translation>
    </message>
</context>
<context>
    <name>natsight::InstanceModel</name>
    <message>
        <source>Connection %1 of %2: “%3” from %4</source>
        <translation>Verbindung %1 von %2: „%3“ von %4</translation>
    </message>
    <message>
        <source>%1 in the last 5 minutes</source>
        <translation>%1 in den letzten 5 Minuten</translation>
    </message>
    <message>
        <source>Client library, where the server tells</source>
        <translation>Client-Bibliothek, sofern der Server sie angibt</translation>
    </message>
    <message>
        <source>Part of its queue groups&apos; requests that it answers</source>
        <translation>Anteil der Anfragen ihrer Queue-Gruppen, den sie beantwortet</translation>
    </message>
    <message>
        <source>Part of its requests that fail</source>
        <translation>Anteil ihrer Anfragen, der fehlschlägt</translation>
    </message>
    <message>
        <source>Average processing time of a request in the last interval</source>
        <translation>Mittlere Bearbeitungszeit einer Anfrage im letzten Intervall</translation>
    </message>
    <message>
        <source>From asking to its last answer</source>
        <translation>Von der Abfrage bis zu ihrer letzten Antwort</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Share of load</source>
        <translation>Lastanteil</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>All errors</source>
        <translation>Alle Fehler</translation>
    </message>
    <message>
        <source>Answers in</source>
        <translation>Antwortet in</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>natsight::JetStreamAccountModel</name>
    <message>
        <source>Unlimited</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Servers that have the account with JetStream</source>
        <translation>Server, auf denen der Account JetStream hat</translation>
    </message>
    <message>
        <source>Streams, each counted once however many replicas it has</source>
        <translation>Streams, jeder einmal gezählt, wie viele Repliken er auch hat</translation>
    </message>
    <message>
        <source>Consumers, each counted once however many replicas it has</source>
        <translation>Consumer, jeder einmal gezählt, wie viele Repliken er auch hat</translation>
    </message>
    <message>
        <source>Messages in its streams, each counted once however many replicas it has</source>
        <translation>Nachrichten in seinen Streams, jede einmal gezählt, wie viele Repliken es auch gibt</translation>
    </message>
    <message>
        <source>In files on all servers: each replica counts. The bar is the share of the limit</source>
        <translation>In Dateien auf allen Servern: jede Replik zählt. Der Balken ist der Anteil an der Grenze</translation>
    </message>
    <message>
        <source>In memory on all servers: each replica counts. The bar is the share of the limit</source>
        <translation>Im Arbeitsspeicher auf allen Servern: jede Replik zählt. Der Balken ist der Anteil an der Grenze</translation>
    </message>
    <message>
        <source>What the account may use; not told where limits are by number of replicas</source>
        <translation>Was der Account nutzen darf; nicht genannt, wo Grenzen je Zahl der Repliken gelten</translation>
    </message>
    <message>
        <source>Requests of JetStream&apos;s API on all servers, since they began</source>
        <translation>Anfragen an die API von JetStream auf allen Servern, seit diese laufen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>File limit</source>
        <translation>Dateigrenze</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>Im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>API requests</source>
        <translation>API-Anfragen</translation>
    </message>
    <message>
        <source>API errors</source>
        <translation>API-Fehler</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>natsight::JetStreamActions</name>
    <message>
        <source>%1: %2 messages</source>
        <translation>%1: %2 Nachrichten</translation>
    </message>
    <message>
        <source>Delete stream %1?</source>
        <translation>Stream %1 löschen?</translation>
    </message>
    <message>
        <source>Delete %1 streams?</source>
        <translation>%1 Streams löschen?</translation>
    </message>
    <message>
        <source>%1 messages (%2) and %3 consumers go for good.</source>
        <translation>%1 Nachrichten (%2) und %3 Consumer werden endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Delete stream</source>
        <translation>Stream löschen</translation>
    </message>
    <message>
        <source>Delete %1 streams</source>
        <translation>%1 Streams löschen</translation>
    </message>
    <message>
        <source>delete %1 streams</source>
        <translation>%1 Streams löschen</translation>
    </message>
    <message>
        <source>Can&apos;t delete stream %1:</source>
        <translation>Stream %1 kann nicht gelöscht werden:</translation>
    </message>
    <message>
        <source>Stream %1 is deleted.</source>
        <translation>Stream %1 ist gelöscht.</translation>
    </message>
    <message>
        <source>Can&apos;t purge stream %1:</source>
        <translation>Stream %1 kann nicht geleert werden:</translation>
    </message>
    <message>
        <source>%1 messages of %2 are purged.</source>
        <translation>%1 Nachrichten von %2 sind gelöscht.</translation>
    </message>
    <message>
        <source>Seal stream %1?</source>
        <translation>Stream %1 versiegeln?</translation>
    </message>
    <message>
        <source>Nothing can be stored in it or deleted from it any more, and no limit applies. This cannot be undone: a sealed stream can only be read or deleted as a whole.</source>
        <translation>Es kann nichts mehr darin gespeichert oder daraus gelöscht werden, und kein Limit gilt mehr. Dies lässt sich nicht rückgängig machen: Ein versiegelter Stream kann nur gelesen oder als Ganzes gelöscht werden.</translation>
    </message>
    <message>
        <source>Seal stream</source>
        <translation>Stream versiegeln</translation>
    </message>
    <message>
        <source>Can&apos;t seal stream %1:</source>
        <translation>Stream %1 kann nicht versiegelt werden:</translation>
    </message>
    <message>
        <source>Stream %1 is sealed.</source>
        <translation>Stream %1 ist versiegelt.</translation>
    </message>
    <message>
        <source>Let the leader of %1 step down?</source>
        <translation>Den Leader von %1 abtreten lassen?</translation>
    </message>
    <message>
        <source>Another replica becomes leader. Publishers and consumers wait for a moment; nothing is lost.</source>
        <translation>Eine andere Replik wird Leader. Absender und Consumer warten einen Moment; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Step down</source>
        <translation>Abtreten lassen</translation>
    </message>
    <message>
        <source>The leader of %1 did not step down:</source>
        <translation>Der Leader von %1 ist nicht abgetreten:</translation>
    </message>
    <message>
        <source>The leader of %1 has stepped down.</source>
        <translation>Der Leader von %1 ist abgetreten.</translation>
    </message>
    <message>
        <source>Remove %1 from the replicas of %2?</source>
        <translation>%1 aus den Repliken von %2 entfernen?</translation>
    </message>
    <message>
        <source>Its copy of the stream goes, and another server takes its place where there is one. Until that one has caught up the stream has one replica less.</source>
        <translation>Die dortige Kopie des Streams wird gelöscht, und ein anderer Server tritt an die Stelle, falls es einen gibt. Bis dieser aufgeholt hat, hat der Stream eine Replik weniger.</translation>
    </message>
    <message>
        <source>Remove peer</source>
        <translation>Peer entfernen</translation>
    </message>
    <message>
        <source>Can&apos;t remove %1 from %2:</source>
        <translation>%1 kann nicht aus %2 entfernt werden:</translation>
    </message>
    <message>
        <source>%1 is no replica of %2 any more.</source>
        <translation>%1 ist keine Replik von %2 mehr.</translation>
    </message>
    <message>
        <source>Cancel the reconfiguration of %1?</source>
        <translation>Umkonfiguration von %1 abbrechen?</translation>
    </message>
    <message>
        <source>The stream goes back to the replicas that it had before.</source>
        <translation>Der Stream kehrt zu den Repliken zurück, die er zuvor hatte.</translation>
    </message>
    <message>
        <source>Cancel reconfiguration</source>
        <translation>Umkonfiguration abbrechen</translation>
    </message>
    <message>
        <source>Can&apos;t cancel the reconfiguration of %1:</source>
        <translation>Die Umkonfiguration von %1 kann nicht abgebrochen werden:</translation>
    </message>
    <message>
        <source>The reconfiguration of %1 is cancelled.</source>
        <translation>Die Umkonfiguration von %1 ist abgebrochen.</translation>
    </message>
    <message>
        <source>Delete consumer %1?</source>
        <translation>Consumer %1 löschen?</translation>
    </message>
    <message>
        <source>Delete %1 consumers?</source>
        <translation>%1 Consumer löschen?</translation>
    </message>
    <message>
        <source>Where it stands in the stream is lost, and its clients get nothing any more. The messages stay in the stream, unless its retention is interest or work queue.</source>
        <translation>Seine Position im Stream geht verloren, und seine Clients erhalten nichts mehr. Die Nachrichten bleiben im Stream, außer wenn dessen Aufbewahrung Interesse oder Work-Queue ist.</translation>
    </message>
    <message>
        <source>Delete consumer</source>
        <translation>Consumer löschen</translation>
    </message>
    <message>
        <source>Delete %1 consumers</source>
        <translation>%1 Consumer löschen</translation>
    </message>
    <message>
        <source>delete %1 consumers</source>
        <translation>%1 Consumer löschen</translation>
    </message>
    <message>
        <source>Can&apos;t delete consumer %1:</source>
        <translation>Consumer %1 kann nicht gelöscht werden:</translation>
    </message>
    <message>
        <source>Consumer %1 is deleted.</source>
        <translation>Consumer %1 ist gelöscht.</translation>
    </message>
    <message>
        <source>Another replica becomes leader. Delivery halts for a moment; open pulls have to be sent anew.</source>
        <translation>Eine andere Replik wird Leader. Die Zustellung hält einen Moment an; offene Pulls müssen neu gesendet werden.</translation>
    </message>
    <message>
        <source>Pause consumer %1?</source>
        <translation>Consumer %1 pausieren?</translation>
    </message>
    <message>
        <source>Nothing is delivered for %1, then it goes on by itself. It can be resumed before.</source>
        <translation>Für %1 wird nichts zugestellt, dann geht es von selbst weiter. Er lässt sich auch vorher fortsetzen.</translation>
    </message>
    <message>
        <source>Pause for %1</source>
        <translation>Für %1 pausieren</translation>
    </message>
    <message>
        <source>Can&apos;t pause consumer %1:</source>
        <translation>Consumer %1 kann nicht pausiert werden:</translation>
    </message>
    <message>
        <source>Consumer %1 is paused until %2.</source>
        <translation>Consumer %1 ist bis %2 pausiert.</translation>
    </message>
    <message>
        <source>Can&apos;t resume consumer %1:</source>
        <translation>Consumer %1 kann nicht fortgesetzt werden:</translation>
    </message>
    <message>
        <source>Consumer %1 goes on.</source>
        <translation>Consumer %1 läuft weiter.</translation>
    </message>
    <message>
        <source>Unpin the client of %1?</source>
        <translation>Anheftung des Clients von %1 lösen?</translation>
    </message>
    <message>
        <source>Another client of the priority group %1 gets the messages from now on.</source>
        <translation>Ein anderer Client der Prioritätsgruppe %1 erhält von jetzt an die Nachrichten.</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Anheftung lösen</translation>
    </message>
    <message>
        <source>Can&apos;t unpin the client of %1:</source>
        <translation>Die Anheftung des Clients von %1 kann nicht gelöst werden:</translation>
    </message>
    <message>
        <source>No client of %1 is pinned any more.</source>
        <translation>Kein Client von %1 ist mehr angeheftet.</translation>
    </message>
    <message>
        <source>Can&apos;t reset consumer %1:</source>
        <translation>Consumer %1 kann nicht zurückgesetzt werden:</translation>
    </message>
    <message>
        <source>Consumer %1 goes on from sequence %2.</source>
        <translation>Consumer %1 läuft ab Sequenz %2 weiter.</translation>
    </message>
    <message>
        <source>Stream %1 is created.</source>
        <translation>Stream %1 ist angelegt.</translation>
    </message>
    <message>
        <source>Stream %1 is changed.</source>
        <translation>Stream %1 ist geändert.</translation>
    </message>
    <message>
        <source>Consumer %1 is created.</source>
        <translation>Consumer %1 ist angelegt.</translation>
    </message>
    <message>
        <source>Consumer %1 is changed.</source>
        <translation>Consumer %1 ist geändert.</translation>
    </message>
    <message>
        <source>The change was sent; its answer is not waited for.</source>
        <translation>Die Änderung wurde gesendet; auf die Antwort wird nicht gewartet.</translation>
    </message>
    <message>
        <source>Make %1 the leader of %2?</source>
        <translation>%1 zum Leader von %2 machen?</translation>
    </message>
    <message>
        <source>The present leader steps down in its favour. Publishers and consumers wait for a moment; nothing is lost.</source>
        <translation>Der jetzige Leader tritt zu dessen Gunsten ab. Absender und Consumer warten einen Moment; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Evacuate %1 from %2?</source>
        <translation>%1 aus %2 evakuieren?</translation>
    </message>
    <message>
        <source>Another server takes over its copy of the stream and of its consumers: that one catches up first, then the copy on %1 goes. Once begun, the server does not roll it back.</source>
        <translation>Ein anderer Server übernimmt die Kopie des Streams und seiner Consumer: Erst holt dieser auf, dann verschwindet die Kopie auf %1. Einmal begonnen, macht der Server dies nicht rückgängig.</translation>
    </message>
    <message>
        <source>Evacuate peer</source>
        <translation>Peer evakuieren</translation>
    </message>
    <message>
        <source>Can&apos;t evacuate %1 from %2:</source>
        <translation>%1 kann nicht aus %2 evakuiert werden:</translation>
    </message>
    <message>
        <source>%1 is being evacuated from %2.</source>
        <translation>%1 wird aus %2 evakuiert.</translation>
    </message>
    <message>
        <source>Its copy of the consumer&apos;s state goes, and another server of the stream takes its place where there is one.</source>
        <translation>Seine Kopie des Consumer-Zustands verschwindet, und ein anderer Server des Streams tritt an seine Stelle, sofern es einen gibt.</translation>
    </message>
    <message>
        <source>Another server of the stream takes over its copy of the consumer&apos;s state; then the one on %1 goes.</source>
        <translation>Ein anderer Server des Streams übernimmt die Kopie des Consumer-Zustands; dann verschwindet die auf %1.</translation>
    </message>
    <message>
        <source>Can&apos;t read stream %1:</source>
        <translation>Stream %1 kann nicht gelesen werden:</translation>
    </message>
    <message>
        <source>Can&apos;t read consumer %1:</source>
        <translation>Consumer %1 kann nicht gelesen werden:</translation>
    </message>
    <message>
        <source>Consumer %1 was created again.</source>
        <translation>Consumer %1 wurde neu angelegt.</translation>
    </message>
    <message>
        <source>Can&apos;t create consumer %1 again:</source>
        <translation>Consumer %1 kann nicht neu angelegt werden:</translation>
    </message>
    <message>
        <source>Bucket %1 is created.</source>
        <translation>Bucket %1 ist angelegt.</translation>
    </message>
    <message>
        <source>Bucket %1 is changed.</source>
        <translation>Bucket %1 ist geändert.</translation>
    </message>
</context>
<context>
    <name>natsight::JetStreamClient</name>
    <message>
        <source>The server did not do it, and does not say why.</source>
        <translation>Der Server hat es nicht ausgeführt und nennt keinen Grund.</translation>
    </message>
    <message>
        <source>%1 needs a name.</source>
        <translation>%1 braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name is longer than 255 bytes.</source>
        <translation>Der Name ist länger als 255 Byte.</translation>
    </message>
    <message>
        <source>A name has no dot, *, &gt;, slash, backslash, space or control character.</source>
        <translation>Ein Name enthält keinen Punkt, *, &gt;, Schrägstrich, Backslash, kein Leerzeichen und kein Steuerzeichen.</translation>
    </message>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>Which server?</source>
        <translation>Welcher Server?</translation>
    </message>
</context>
<context>
    <name>natsight::JetStreamFeed</name>
    <message>
        <source>Offline.</source>
        <translation>Offline.</translation>
    </message>
    <message>
        <source>Offline: %1</source>
        <translation>Offline: %1</translation>
    </message>
</context>
<context>
    <name>natsight::JetStreamServerModel</name>
    <message>
        <source>leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>not clustered</source>
        <translation>nicht im Cluster</translation>
    </message>
    <message>
        <source>In the group of servers that keeps the assignments of all streams and consumers</source>
        <translation>In der Gruppe der Server, die festhält, wo alle Streams und Consumer liegen</translation>
    </message>
    <message>
        <source>What the server&apos;s own health check says</source>
        <translation>Was die eigene Zustandsprüfung des Servers sagt</translation>
    </message>
    <message>
        <source>Streams with a replica on it</source>
        <translation>Streams mit einer Replik auf ihm</translation>
    </message>
    <message>
        <source>Streams that it leads (server 2.14 or later)</source>
        <translation>Streams, die er führt (ab Server 2.14)</translation>
    </message>
    <message>
        <source>Consumers with a replica on it</source>
        <translation>Consumer mit einer Replik auf ihm</translation>
    </message>
    <message>
        <source>Consumers that it leads (server 2.14 or later)</source>
        <translation>Consumer, die er führt (ab Server 2.14)</translation>
    </message>
    <message>
        <source>Messages of all streams that are stored on it</source>
        <translation>Nachrichten aller Streams, die auf ihm gespeichert sind</translation>
    </message>
    <message>
        <source>Of its file storage that is used, with the share of the limit as a bar</source>
        <translation>Wie viel seines Dateispeichers belegt ist, mit dem Anteil an der Grenze als Balken</translation>
    </message>
    <message>
        <source>Of its memory storage that is used, with the share of the limit as a bar</source>
        <translation>Wie viel seines Arbeitsspeichers belegt ist, mit dem Anteil an der Grenze als Balken</translation>
    </message>
    <message>
        <source>What streams with a limit of bytes have reserved</source>
        <translation>Was Streams mit einer Grenze in Bytes reserviert haben</translation>
    </message>
    <message>
        <source>Streams and consumers with more than one replica that it is a member of</source>
        <translation>Streams und Consumer mit mehr als einer Replik, bei denen er Mitglied ist</translation>
    </message>
    <message>
        <source>Requests of JetStream&apos;s API that it has answered since it began</source>
        <translation>Anfragen an die API von JetStream, die er beantwortet hat, seit er läuft</translation>
    </message>
    <message>
        <source>Requests of JetStream&apos;s API that wait on it</source>
        <translation>Anfragen an die API von JetStream, die bei ihm warten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Meta group</source>
        <translation>Metagruppe</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Gesundheit</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Streams led</source>
        <translation>Führt Streams</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Consumers led</source>
        <translation>Führt Cons.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>File limit</source>
        <translation>Dateigrenze</translation>
    </message>
    <message>
        <source>File reserved</source>
        <translation>Datei reserviert</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>Im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>Memory reserved</source>
        <translation>Speicher reserviert</translation>
    </message>
    <message>
        <source>HA assets</source>
        <translation>HA-Teile</translation>
    </message>
    <message>
        <source>API requests</source>
        <translation>API-Anfragen</translation>
    </message>
    <message>
        <source>API errors</source>
        <translation>API-Fehler</translation>
    </message>
    <message>
        <source>API waiting</source>
        <translation>API wartend</translation>
    </message>
    <message>
        <source>API level</source>
        <translation>API-Stufe</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>natsight::JetStreamServersPage</name>
    <message>
        <source>JetStream by server, by account, and its groups</source>
        <translation>JetStream nach Server, nach Account, und seine Gruppen</translation>
    </message>
    <message>
        <source>By server</source>
        <translation>Nach Server</translation>
    </message>
    <message>
        <source>By account</source>
        <translation>Nach Account</translation>
    </message>
    <message>
        <source>Raft groups</source>
        <translation>Raft-Gruppen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>JetStream by server</source>
        <translation>JetStream nach Server</translation>
    </message>
    <message>
        <source>JetStream by account</source>
        <translation>JetStream nach Account</translation>
    </message>
    <message>
        <source>More of the account</source>
        <translation>Mehr über den Account</translation>
    </message>
    <message>
        <source>The account on each server</source>
        <translation>Der Account auf jedem Server</translation>
    </message>
    <message>
        <source>What the account uses on each server stands here.</source>
        <translation>Hier steht, was der Account auf jedem Server nutzt.</translation>
    </message>
    <message>
        <source>Select an account above.</source>
        <translation>Oben einen Account auswählen.</translation>
    </message>
    <message>
        <source>On each server</source>
        <translation>Auf jedem Server</translation>
    </message>
    <message>
        <source>Raw answer</source>
        <translation>Rohantwort</translation>
    </message>
    <message>
        <source>Step down…</source>
        <translation>Abtreten lassen…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open its leader</source>
        <translation>Seinen Leader öffnen</translation>
    </message>
    <message>
        <source>Copy name of the group</source>
        <translation>Namen der Gruppe kopieren</translation>
    </message>
    <message>
        <source>More of the group</source>
        <translation>Mehr über die Gruppe</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Members of the group</source>
        <translation>Mitglieder der Gruppe</translation>
    </message>
    <message>
        <source>Members of the group stand here.</source>
        <translation>Hier stehen die Mitglieder der Gruppe.</translation>
    </message>
    <message>
        <source>Select a group above.</source>
        <translation>Oben eine Gruppe auswählen.</translation>
    </message>
    <message>
        <source>Remove server…</source>
        <translation>Server entfernen…</translation>
    </message>
    <message>
        <source>Open the server</source>
        <translation>Den Server öffnen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Open the server, account, stream or consumer</source>
        <translation>Den Server, Account, Stream oder Consumer öffnen</translation>
    </message>
    <message>
        <source>Remove the selected member from the meta group</source>
        <translation>Das ausgewählte Mitglied aus der Metagruppe entfernen</translation>
    </message>
    <message>
        <source>Stream %1 is of account %2: its page needs a connection with a user of that account.</source>
        <translation>Der Stream %1 gehört dem Account %2: Seine Seite braucht eine Verbindung mit einem Benutzer dieses Accounts.</translation>
    </message>
    <message>
        <source>What JetStream does on the servers is told to the system account only.</source>
        <translation>Was JetStream auf den Servern tut, erfährt nur der System-Account.</translation>
    </message>
    <message>
        <source>No server has JetStream.</source>
        <translation>Kein Server hat JetStream.</translation>
    </message>
    <message>
        <source>It is off in the configuration of all that answered: a server has it with jetstream {} there.</source>
        <translation>Es ist in der Konfiguration aller Server, die geantwortet haben, ausgeschaltet: Mit jetstream {} darin hat ein Server es.</translation>
    </message>
    <message>
        <source>No account uses JetStream.</source>
        <translation>Kein Account nutzt JetStream.</translation>
    </message>
    <message>
        <source>It is off on all servers, or no account has it.</source>
        <translation>Es ist auf allen Servern ausgeschaltet, oder kein Account hat es.</translation>
    </message>
    <message>
        <source>There is no Raft group.</source>
        <translation>Es gibt keine Raft-Gruppe.</translation>
    </message>
    <message>
        <source>Groups are made where several servers form a cluster with JetStream on: a server alone, or one without JetStream, has none.</source>
        <translation>Gruppen entstehen, wo mehrere Server einen Cluster mit eingeschaltetem JetStream bilden: Ein einzelner Server oder einer ohne JetStream hat keine.</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) answered in %1</source>
        <translation>
            <numerusform>%n Server hat in %1 geantwortet</numerusform>
            <numerusform>%n Server haben in %1 geantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>asked every %1</source>
        <translation>abgefragt alle %1</translation>
    </message>
    <message>
        <source>more accounts than were asked for: not all are here</source>
        <translation>mehr Accounts, als abgefragt wurden: Nicht alle stehen hier</translation>
    </message>
    <message>
        <source>%1 replicas of streams</source>
        <translation>%1 Repliken von Streams</translation>
    </message>
    <message>
        <source>%1 in files</source>
        <translation>%1 in Dateien</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) without JetStream</source>
        <translation>
            <numerusform>%n Server ohne JetStream</numerusform>
            <numerusform>%n Server ohne JetStream</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n braucht Aufmerksamkeit</numerusform>
            <numerusform>%n brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 streams and consumers with one replica have no group</source>
        <translation>%1 Streams und Consumer mit einer Replik haben keine Gruppe</translation>
    </message>
    <message numerus="yes">
        <source>terms of the groups of %n more account(s) were not asked for</source>
        <translation>
            <numerusform>die Amtszeiten der Gruppen von %n weiteren Account wurden nicht abgefragt</numerusform>
            <numerusform>die Amtszeiten der Gruppen von %n weiteren Accounts wurden nicht abgefragt</numerusform>
        </translation>
    </message>
    <message>
        <source>lag is approximate: members answer at different moments</source>
        <translation>der Rückstand ist ungefähr: Mitglieder antworten zu verschiedenen Zeiten</translation>
    </message>
    <message>
        <source>Terms are told from server 2.10.29 (or 2.11) on. Of these it counts who calls itself leader: %1</source>
        <translation>Amtszeiten nennen Server ab 2.10.29 (oder 2.11). Von diesen zählt, wer sich selbst Leader nennt: %1</translation>
    </message>
    <message>
        <source>Make the meta leader %1 step down: another server is elected</source>
        <translation>Den Meta-Leader %1 abtreten lassen: Ein anderer Server wird gewählt</translation>
    </message>
    <message>
        <source>Remove a server that is gone for good from JetStream&apos;s cluster (Del)</source>
        <translation>Einen Server, der für immer weg ist, aus dem Cluster von JetStream entfernen (Entf)</translation>
    </message>
    <message>
        <source>JetStream</source>
        <translation>JetStream</translation>
    </message>
    <message>
        <source>JetStream of the servers</source>
        <translation>JetStream der Server</translation>
    </message>
</context>
<context>
    <name>natsight::JetStreamShareModel</name>
    <message>
        <source>Streams of the account with a replica on this server</source>
        <translation>Streams des Accounts mit einer Replik auf diesem Server</translation>
    </message>
    <message>
        <source>Streams of the account that this server leads</source>
        <translation>Streams des Accounts, die dieser Server führt</translation>
    </message>
    <message>
        <source>Consumers of the account on this server</source>
        <translation>Consumer des Accounts auf diesem Server</translation>
    </message>
    <message>
        <source>In the replicas on this server</source>
        <translation>In den Repliken auf diesem Server</translation>
    </message>
    <message>
        <source>What this server counts for the whole account. Servers tell each other now and then: they may differ</source>
        <translation>Was dieser Server für den ganzen Account zählt. Server sagen es einander nur hin und wieder: Es kann abweichen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Streams led</source>
        <translation>Führt Streams</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Messages here</source>
        <translation>Nachrichten hier</translation>
    </message>
    <message>
        <source>Bytes here</source>
        <translation>Bytes hier</translation>
    </message>
    <message>
        <source>Stored in all, as it counts</source>
        <translation>Insgesamt gespeichert, wie er zählt</translation>
    </message>
    <message>
        <source>In memory in all, as it counts</source>
        <translation>Insgesamt im Arbeitsspeicher, wie er zählt</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>natsight::KeptConfigDialog</name>
    <message>
        <source>Consumer %1 could not be created again</source>
        <translation>Consumer %1 konnte nicht neu angelegt werden</translation>
    </message>
    <message>
        <source>It is deleted. This is the configuration that it is to have. When this is closed, it is only where you have copied or saved it.</source>
        <translation>Er ist gelöscht. Dies ist die Konfiguration, die er erhalten soll. Nach dem Schließen gibt es sie nur noch dort, wohin Sie sie kopiert oder gespeichert haben.</translation>
    </message>
    <message>
        <source>Configuration of the consumer</source>
        <translation>Konfiguration des Consumers</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save configuration</source>
        <translation>Konfiguration speichern</translation>
    </message>
    <message>
        <source>Can&apos;t write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Create again</source>
        <translation>Neu anlegen</translation>
    </message>
</context>
<context>
    <name>natsight::KeyBulk</name>
    <message>
        <source>The bucket was closed.</source>
        <translation>Der Bucket wurde geschlossen.</translation>
    </message>
    <message>
        <source>It is deleted.</source>
        <translation>Er ist gelöscht.</translation>
    </message>
    <message>
        <source>Can&apos;t write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Can&apos;t read %1: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>The value is longer than the bucket takes.</source>
        <translation>Der Wert ist länger, als der Bucket zulässt.</translation>
    </message>
    <message>
        <source>There is such a key.</source>
        <translation>Diesen Schlüssel gibt es bereits.</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile.</source>
        <translation>Er wurde inzwischen von anderer Seite geändert.</translation>
    </message>
    <message>
        <source>Stopped at the first key that is there already.</source>
        <translation>Beim ersten bereits vorhandenen Schlüssel angehalten.</translation>
    </message>
    <message>
        <source>Not reached.</source>
        <translation>Nicht erreicht.</translation>
    </message>
    <message>
        <source>Can&apos;t write to the folder %1.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Can&apos;t read the folder %1.</source>
        <translation>Der Ordner %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The folder has more files than one import takes.</source>
        <translation>Der Ordner enthält mehr Dateien, als ein Import aufnimmt.</translation>
    </message>
    <message>
        <source>It would stop at the first key that is there already.</source>
        <translation>Es würde beim ersten schon vorhandenen Schlüssel anhalten.</translation>
    </message>
    <message>
        <source>There is such a file.</source>
        <translation>Diese Datei gibt es schon.</translation>
    </message>
    <message>
        <source>Stopped at the first file that is there already.</source>
        <translation>Bei der ersten schon vorhandenen Datei angehalten.</translation>
    </message>
    <message>
        <source>Headers that are not written: %1</source>
        <translation>Header, die nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>natsight::KeyCells</name>
    <message>
        <source>Type the path of a field, for instance limits.max.</source>
        <translation>Den Pfad eines Feldes eingeben, zum Beispiel limits.max.</translation>
    </message>
    <message>
        <source>There is such a column already.</source>
        <translation>Diese Spalte gibt es bereits.</translation>
    </message>
    <message>
        <source>At most %1 such columns are shown.</source>
        <translation>Höchstens %1 solcher Spalten werden gezeigt.</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>purged by a limit</source>
        <translation>durch ein Limit geleert</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>put</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>purged</source>
        <translation>geleert</translation>
    </message>
    <message>
        <source>long: select it to read it</source>
        <translation>lang: zum Lesen auswählen</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>From the values, where they are JSON</source>
        <translation>Aus den Werten, wo sie JSON sind</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>TTL left</source>
        <translation>Rest-TTL</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
</context>
<context>
    <name>natsight::KeyFeed</name>
    <message>
        <source>Only the names of the keys are known, and not live: %1</source>
        <translation>Nur die Namen der Schlüssel sind bekannt, und nicht live: %1</translation>
    </message>
</context>
<context>
    <name>natsight::KeyHistoryModel</name>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>put</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>removed by the server</source>
        <translation>vom Server entfernt</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>purged by the server</source>
        <translation>vom Server geleert</translation>
    </message>
    <message>
        <source>purge</source>
        <translation>geleert</translation>
    </message>
    <message>
        <source>first value</source>
        <translation>erster Wert</translation>
    </message>
    <message>
        <source>the one before is not kept</source>
        <translation>vorheriger nicht behalten</translation>
    </message>
    <message>
        <source>a value again</source>
        <translation>wieder ein Wert</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
</context>
<context>
    <name>natsight::KeyHistoryView</name>
    <message>
        <source>Revisions of the key</source>
        <translation>Revisionen des Schlüssels</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Revert…</source>
        <translation>Zurücksetzen…</translation>
    </message>
    <message>
        <source>The history is not complete: %1</source>
        <translation>Der Verlauf ist nicht vollständig: %1</translation>
    </message>
    <message>
        <source>The newest %1 revisions are shown; there are older ones.</source>
        <translation>Die neuesten %1 Revisionen werden angezeigt; es gibt ältere.</translation>
    </message>
    <message>
        <source>Compare it with the newest revision (Enter)</source>
        <translation>Mit der neuesten Revision vergleichen (Eingabe)</translation>
    </message>
    <message>
        <source>Write this value again, as a new revision (R)</source>
        <translation>Diesen Wert erneut schreiben, als neue Revision (R)</translation>
    </message>
</context>
<context>
    <name>natsight::KeySearch</name>
    <message>
        <source>Searching values: %1 % · %2 found</source>
        <translation>Werte werden durchsucht: %1 % · %2 gefunden</translation>
    </message>
    <message>
        <source>The search ended early: %1</source>
        <translation>Die Suche endete vorzeitig: %1</translation>
    </message>
    <message>
        <source>The search was stopped: %1 found so far</source>
        <translation>Die Suche wurde angehalten: bisher %1 gefunden</translation>
    </message>
    <message>
        <source>Found in more than %1 messages: only keys among these are shown</source>
        <translation>In mehr als %1 Nachrichten gefunden: Nur Schlüssel aus diesen werden angezeigt</translation>
    </message>
    <message>
        <source>%1 found by their values, as they were when the search began</source>
        <translation>%1 anhand ihrer Werte gefunden, Stand bei Beginn der Suche</translation>
    </message>
</context>
<context>
    <name>natsight::KeyTreeModel</name>
    <message>
        <source>… %1 more: use the filter or the flat list</source>
        <translation>… %1 weitere: Filter oder flache Liste verwenden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>%1: %2 keys</source>
        <translation>%1: %2 Schlüssel</translation>
    </message>
</context>
<context>
    <name>natsight::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>natsight::KeysView</name>
    <message>
        <source>What is watched</source>
        <translation>Was beobachtet wird</translation>
    </message>
    <message>
        <source>Filter of the keys</source>
        <translation>Filter der Schlüssel</translation>
    </message>
    <message>
        <source>Filter keys, or search values with value:</source>
        <translation>Schlüssel filtern oder Werte durchsuchen mit value:</translation>
    </message>
    <message>
        <source>Part of a key; behind value: a part of the value (Ctrl+F)</source>
        <translation>Teil eines Schlüssels; hinter value: ein Teil des Werts (Strg+F)</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Show the keys as a tree of what is between their dots</source>
        <translation>Die Schlüssel als Baum anzeigen, gegliedert nach ihren Punkten</translation>
    </message>
    <message>
        <source>Show deleted</source>
        <translation>Gelöschte anzeigen</translation>
    </message>
    <message>
        <source>Show keys without a value too, and why they have none</source>
        <translation>Auch Schlüssel ohne Wert anzeigen, und warum sie keinen haben</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>Suche anhalten</translation>
    </message>
    <message>
        <source>Keys as a tree</source>
        <translation>Schlüssel als Baum</translation>
    </message>
    <message>
        <source>Keys as a list</source>
        <translation>Schlüssel als Liste</translation>
    </message>
    <message>
        <source>Go to the value of the key, or open the branch</source>
        <translation>Zum Wert des Schlüssels gehen oder den Zweig öffnen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Delete what is selected</source>
        <translation>Auswahl löschen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Watching %1 keys · %2 changed in the last minute</source>
        <translation>%1 Schlüssel beobachtet · %2 in der letzten Minute geändert</translation>
    </message>
    <message>
        <source>Listing keys: %1 of %2</source>
        <translation>Schlüssel werden aufgelistet: %1 von %2</translation>
    </message>
    <message>
        <source>Listing keys…</source>
        <translation>Schlüssel werden aufgelistet…</translation>
    </message>
    <message>
        <source>%1 keys, not live</source>
        <translation>%1 Schlüssel, nicht live</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>Paused: %1 keys</source>
        <translation>Pausiert: %1 Schlüssel</translation>
    </message>
    <message>
        <source>Not live: %1 keys</source>
        <translation>Nicht live: %1 Schlüssel</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 angezeigt</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <source>%1 expired</source>
        <translation>%1 abgelaufen</translation>
    </message>
    <message>
        <source>%1 keys left out: too many or too long</source>
        <translation>%1 Schlüssel ausgelassen: zu viele oder zu lang</translation>
    </message>
    <message>
        <source>values can&apos;t be read: %1</source>
        <translation>Werte sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>There is no such bucket any more.</source>
        <translation>Diesen Bucket gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Somebody deleted it.</source>
        <translation>Jemand hat ihn gelöscht.</translation>
    </message>
    <message>
        <source>Can&apos;t list the keys: %1</source>
        <translation>Die Schlüssel können nicht aufgelistet werden: %1</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>No key matches.</source>
        <translation>Kein Schlüssel passt.</translation>
    </message>
    <message>
        <source>Deleted keys are not shown.</source>
        <translation>Gelöschte Schlüssel werden nicht angezeigt.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>All keys of this bucket are deleted.</source>
        <translation>Alle Schlüssel dieses Buckets sind gelöscht.</translation>
    </message>
    <message>
        <source>Show deleted lists them with the reason.</source>
        <translation>„Gelöschte anzeigen“ listet sie mit dem Grund auf.</translation>
    </message>
    <message>
        <source>This bucket has no keys.</source>
        <translation>Dieser Bucket hat keine Schlüssel.</translation>
    </message>
    <message>
        <source>Write the first one.</source>
        <translation>Den ersten schreiben.</translation>
    </message>
    <message>
        <source>The bucket was deleted. These are the keys that it had.</source>
        <translation>Der Bucket wurde gelöscht. Dies sind die Schlüssel, die er hatte.</translation>
    </message>
    <message>
        <source>The first %1 of %2 keys are copied.</source>
        <translation>Die ersten %1 von %2 Schlüsseln sind kopiert.</translation>
    </message>
    <message>
        <source>%1 keys are copied.</source>
        <translation>%1 Schlüssel sind kopiert.</translation>
    </message>
    <message>
        <source>Column from JSON values</source>
        <translation>Spalte aus JSON-Werten</translation>
    </message>
    <message>
        <source>Path of the field, for instance limits.max or hosts.0:</source>
        <translation>Pfad des Feldes, zum Beispiel limits.max oder hosts.0:</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>Spalte hinzufügen</translation>
    </message>
    <message>
        <source>Open all below</source>
        <translation>Alles darunter öffnen</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>Nur diese anzeigen</translation>
    </message>
    <message>
        <source>Copy keys</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Add column from JSON values…</source>
        <translation>Spalte aus JSON-Werten hinzufügen…</translation>
    </message>
    <message>
        <source>Remove column %1</source>
        <translation>Spalte %1 entfernen</translation>
    </message>
    <message>
        <source>Copy rows as TSV</source>
        <translation>Zeilen als TSV kopieren</translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation>Zeilen als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation>Zeilen als JSON kopieren</translation>
    </message>
</context>
<context>
    <name>natsight::LatencyView</name>
    <message>
        <source>Latency of first replies</source>
        <translation>Latenz der ersten Antworten</translation>
    </message>
    <message>
        <source>%1: no replies yet</source>
        <translation>%1: noch keine Antworten</translation>
    </message>
    <message>
        <source>%1: %2 first replies; p50 %3, p90 %4, p99 %5, at most %6</source>
        <translation>%1: %2 erste Antworten; p50 %3, p90 %4, p99 %5, höchstens %6</translation>
    </message>
    <message>
        <source>Latency · %1</source>
        <translation>Latenz · %1</translation>
    </message>
    <message>
        <source>No replies yet</source>
        <translation>Noch keine Antworten</translation>
    </message>
    <message>
        <source>%1 to %2: %3 first replies, %4</source>
        <translation>%1 bis %2: %3 erste Antworten, %4</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
</context>
<context>
    <name>natsight::ListPanel</name>
    <message>
        <source>Filter of %1</source>
        <translation>Filter für %1</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Show only rows that contain these words (Ctrl+F)</source>
        <translation>Nur Zeilen anzeigen, die diese Wörter enthalten (Strg+F)</translation>
    </message>
    <message>
        <source>Rows shown</source>
        <translation>Angezeigte Zeilen</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Kritisches zuerst</translation>
    </message>
    <message>
        <source>Order by what needs attention most</source>
        <translation>Danach ordnen, was am meisten Aufmerksamkeit erfordert</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Spalten auswählen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all (Ctrl+C: as TSV)</source>
        <translation>Die ausgewählten oder alle Zeilen kopieren (Strg+C: als TSV)</translation>
    </message>
    <message>
        <source>Copy as TSV</source>
        <translation>Als TSV kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Totals of %1</source>
        <translation>Summen für %1</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Words, or conditions (F1 explains)</source>
        <translation>Wörter oder Bedingungen (F1 erklärt)</translation>
    </message>
</context>
<context>
    <name>natsight::LivePage</name>
    <message>
        <source>paused %1</source>
        <translation>pausiert %1</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>stale: no answer for %1</source>
        <translation>veraltet: seit %1 keine Antwort</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>This connection is read-only: nothing can be changed.</source>
        <translation>Diese Verbindung ist schreibgeschützt: Es kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>This connection is closed.</source>
        <translation>Diese Verbindung ist geschlossen.</translation>
    </message>
    <message>
        <source>Connect to see %1.</source>
        <translation>Nach dem Verbinden erscheint hier: %1.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>Can&apos;t read %1: %2</source>
        <translation>Lesen fehlgeschlagen (%1): %2</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>Asking for %1…</source>
        <translation>Abfrage läuft: %1…</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>Seit %1.</translation>
    </message>
</context>
<context>
    <name>natsight::LogDock</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>natsight::LogModel</name>
    <message>
        <source>info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>natsight::MainWindow</name>
    <message>
        <source>Explorer</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New connection…</source>
        <translation>&amp;Neue Verbindung…</translation>
    </message>
    <message>
        <source>Start the &amp;demo</source>
        <translation>&amp;Demo starten</translation>
    </message>
    <message>
        <source>&amp;Close page</source>
        <translation>Seite &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Reconnect now</source>
        <translation>Jetzt &amp;neu verbinden</translation>
    </message>
    <message>
        <source>C&amp;lose connection</source>
        <translation>Verbindung &amp;trennen</translation>
    </message>
    <message>
        <source>&amp;Edit connection…</source>
        <translation>Verbindung &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Delete connection…</source>
        <translation>Verbindung &amp;löschen…</translation>
    </message>
    <message>
        <source>New &amp;subscription…</source>
        <translation>Neue &amp;Subscription…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Filter of the page</source>
        <translation>&amp;Filter der Seite</translation>
    </message>
    <message>
        <source>&amp;Pause or go live</source>
        <translation>&amp;Pausieren oder live fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>Proto&amp;koll</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Design: wie das System</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Design: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Design: dunkel</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Go to anything</source>
        <translation>&amp;Ziel öffnen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys of this page</source>
        <translation>&amp;Tastenkürzel dieser Seite</translation>
    </message>
    <message>
        <source>&amp;About Natsight</source>
        <translation>Übe&amp;r Natsight</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Pause the page, or go on live (Space)</source>
        <translation>Seite pausieren oder live fortsetzen (Leertaste)</translation>
    </message>
    <message>
        <source>Pause or go live</source>
        <translation>Pausieren oder live fortsetzen</translation>
    </message>
    <message>
        <source>What happens now</source>
        <translation>Was gerade geschieht</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>page · connection</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Open pages</source>
        <translation>Offene Seiten</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>dropped %1</source>
        <translation>verworfen %1</translation>
    </message>
    <message>
        <source>open page</source>
        <translation>offene Seite</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>%1-copy</source>
        <translation>%1-Kopie</translation>
    </message>
    <message>
        <source>Delete connection</source>
        <translation>Verbindung löschen</translation>
    </message>
    <message>
        <source>Delete the connection “%1”?</source>
        <translation>Die Verbindung „%1“ löschen?</translation>
    </message>
    <message>
        <source>Its context file, which the nats CLI uses too, and its saved secrets are removed. Nothing changes on the server.</source>
        <translation>Ihre Kontextdatei, die auch das nats CLI verwendet, und ihre gespeicherten Geheimnisse werden entfernt. Auf dem Server ändert sich nichts.</translation>
    </message>
    <message>
        <source>It was never saved. Nothing changes on the server.</source>
        <translation>Sie wurde nie gespeichert. Auf dem Server ändert sich nichts.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Anmelden bei %1</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>JWT</source>
        <translation>JWT</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Passwort von %1</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>About Natsight</source>
        <translation>Über Natsight</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Watch, explore and administer NATS systems.
Qt %1, cnats %2. Licence: GPL-3.0-or-later.</source>
        <translation>NATS-Systeme beobachten, erkunden und verwalten.
Qt %1, cnats %2. Lizenz: GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Page 1 to 9</source>
        <translation>Seite 1 bis 9</translation>
    </message>
    <message>
        <source>&amp;Publish…</source>
        <translation>Verö&amp;ffentlichen…</translation>
    </message>
    <message>
        <source>Re&amp;quest…</source>
        <translation>Anfra&amp;ge…</translation>
    </message>
    <message>
        <source>&amp;Composer</source>
        <translation>Verfa&amp;ssen</translation>
    </message>
    <message>
        <source>Respon&amp;ders</source>
        <translation>Antwort&amp;dienste</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>1 responder runs</source>
        <translation>1 Antwortdienst läuft</translation>
    </message>
    <message>
        <source>%1 responders run</source>
        <translation>%1 Antwortdienste laufen</translation>
    </message>
    <message>
        <source>This program answers requests of others: %1. Click to see them.</source>
        <translation>Dieses Programm beantwortet Anfragen anderer: %1. Zum Anzeigen klicken.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>What needs &amp;attention…</source>
        <translation>Was &amp;Aufmerksamkeit erfordert…</translation>
    </message>
    <message>
        <source>&amp;Open capture…</source>
        <translation>Aufzeichnung ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Trace a subject</source>
        <translation>Einem Subject nachgehen</translation>
    </message>
    <message>
        <source>Open captured messages</source>
        <translation>Aufgezeichnete Nachrichten öffnen</translation>
    </message>
    <message>
        <source>Captured messages (*.ndjson *.jsonl)</source>
        <translation>Aufgezeichnete Nachrichten (*.ndjson *.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“%1” is a file of captured messages: there is no system behind it.</source>
        <translation>„%1“ ist eine Datei aufgezeichneter Nachrichten: Dahinter steht kein System.</translation>
    </message>
    <message>
        <source>Sc&amp;hemas…</source>
        <translation>Sc&amp;hemas…</translation>
    </message>
</context>
<context>
    <name>natsight::MergeChoiceModel</name>
    <message>
        <source>mine</source>
        <translation>meine</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>Both changed</source>
        <translation>Beide geändert</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine Fassung</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Andere Fassung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>natsight::MessageInspector</name>
    <message>
        <source>Details of the message</source>
        <translation>Details der Nachricht</translation>
    </message>
    <message>
        <source>Copy as nats</source>
        <translation>Als nats kopieren</translation>
    </message>
    <message>
        <source>Copy the nats command that publishes this message (Ctrl+Shift+C)</source>
        <translation>Den nats-Befehl kopieren, der diese Nachricht veröffentlicht (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>nats command copied.</source>
        <translation>nats-Befehl kopiert.</translation>
    </message>
    <message>
        <source>nats command copied. %1</source>
        <translation>nats-Befehl kopiert. %1</translation>
    </message>
</context>
<context>
    <name>natsight::MessageTableModel</name>
    <message>
        <source>reply</source>
        <translation>Antw.</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>Antwort an %1</translation>
    </message>
    <message numerus="yes">
        <source>%n header(s)</source>
        <translation>
            <numerusform>%n Header</numerusform>
            <numerusform>%n Header</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time received</source>
        <translation>Empfangszeit</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Time since the row above</source>
        <translation>Zeit seit der Zeile darüber</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Has a reply subject</source>
        <translation>Hat ein Antwort-Subject</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the payload</source>
        <translation>Größe des Inhalts</translation>
    </message>
    <message>
        <source>Hdr</source>
        <translation>Hdr</translation>
    </message>
    <message>
        <source>Number of headers</source>
        <translation>Anzahl der Header</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Beginning of the payload</source>
        <translation>Anfang des Inhalts</translation>
    </message>
    <message>
        <source>Number	Time	Subject	Reply	Size	Headers	Payload</source>
        <translation>Nummer	Zeit	Subject	Antwort-Subject	Größe	Header	Inhalt</translation>
    </message>
</context>
<context>
    <name>natsight::MessageTabs</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Parts of the message</source>
        <translation>Teile der Nachricht</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation>Header %1</translation>
    </message>
</context>
<context>
    <name>natsight::MetaAdmin</name>
    <message>
        <source>The meta leader %1 did not step down: %2</source>
        <translation>Der Meta-Leader %1 ist nicht abgetreten: %2</translation>
    </message>
    <message>
        <source>%1 stepped down. %2 leads the meta group now.</source>
        <translation>%1 ist abgetreten. Jetzt führt %2 die Metagruppe.</translation>
    </message>
    <message>
        <source>%1 accepted to step down, but no other server was seen to lead the meta group for %2.</source>
        <translation>%1 hat zugestimmt abzutreten, aber %2 lang war kein anderer Server als Leader der Metagruppe zu sehen.</translation>
    </message>
    <message>
        <source>%1 was not removed: %2</source>
        <translation>%1 wurde nicht entfernt: %2</translation>
    </message>
    <message>
        <source>%1 is no member of the meta group any more.</source>
        <translation>%1 ist kein Mitglied der Metagruppe mehr.</translation>
    </message>
    <message>
        <source>%1 was accepted to be removed, but was still seen in the meta group after %2.</source>
        <translation>Das Entfernen von %1 wurde angenommen, aber nach %2 war er noch in der Metagruppe zu sehen.</translation>
    </message>
</context>
<context>
    <name>natsight::MissingPage</name>
    <message>
        <source>Check the link, or choose something in the explorer.</source>
        <translation>Bitte den Link prüfen oder etwas im Explorer auswählen.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>natsight::NewKeySheet</name>
    <message>
        <source>Create key</source>
        <translation>Schlüssel anlegen</translation>
    </message>
    <message>
        <source>New key in %1</source>
        <translation>Neuer Schlüssel in %1</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>for instance %1</source>
        <translation>zum Beispiel %1</translation>
    </message>
    <message>
        <source>The key expires by itself after this time, unless it is written again.</source>
        <translation>Der Schlüssel läuft nach dieser Zeit von selbst ab, sofern er nicht erneut geschrieben wird.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Time to live</source>
        <translation>&amp;Lebensdauer</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Size of the value, or what is wrong</source>
        <translation>Größe des Werts, oder was nicht stimmt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The value has %1, and this bucket takes %2.</source>
        <translation>Der Wert hat %1, und dieser Bucket nimmt %2 an.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
    <message>
        <source>The key %1 is there already (revision %2). Nothing was overwritten: choose another name.</source>
        <translation>Den Schlüssel %1 gibt es schon (Revision %2). Nichts wurde überschrieben: bitte einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>natsight::ObjectBucketPage</name>
    <message>
        <source>Chunks that nothing refers to any more stay in the bucket (nuid %1): %2</source>
        <translation>Teilstücke, auf die nichts mehr verweist, bleiben im Bucket (nuid %1): %2</translation>
    </message>
    <message>
        <source>Object buckets</source>
        <translation>Objekt-Buckets</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Repliken</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>In Übertragung</translation>
    </message>
    <message>
        <source>New link…</source>
        <translation>Neue Verknüpfung…</translation>
    </message>
    <message>
        <source>Show deleted objects</source>
        <translation>Gelöschte Objekte anzeigen</translation>
    </message>
    <message>
        <source>Show the stream</source>
        <translation>Stream anzeigen</translation>
    </message>
    <message>
        <source>This bucket has no object.</source>
        <translation>Dieser Bucket hat kein Objekt.</translation>
    </message>
    <message>
        <source>Drop files or folders here, or choose them.</source>
        <translation>Dateien oder Ordner hier ablegen oder auswählen.</translation>
    </message>
    <message>
        <source>Upload files…</source>
        <translation>Dateien hochladen…</translation>
    </message>
    <message>
        <source>Upload…</source>
        <translation>Hochladen…</translation>
    </message>
    <message>
        <source>Store files (N); files and folders can be dropped here</source>
        <translation>Dateien speichern (N); Dateien und Ordner können hier abgelegt werden</translation>
    </message>
    <message>
        <source>Upload folder…</source>
        <translation>Ordner hochladen…</translation>
    </message>
    <message>
        <source>Store a folder: its files with their way inside as names</source>
        <translation>Einen Ordner speichern: seine Dateien mit ihrem Pfad darin als Namen</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen…</translation>
    </message>
    <message>
        <source>Fetch the selected objects</source>
        <translation>Die ausgewählten Objekte abrufen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Rename the object, change its description, headers and metadata (F2)</source>
        <translation>Das Objekt umbenennen, seine Beschreibung, Header und Metadaten ändern (F2)</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Delete the selected objects (Del)</source>
        <translation>Die ausgewählten Objekte löschen (Entf)</translation>
    </message>
    <message>
        <source>Copy to…</source>
        <translation>Kopieren nach…</translation>
    </message>
    <message>
        <source>New link to it…</source>
        <translation>Neue Verknüpfung darauf…</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the selected transfers, or all of them</source>
        <translation>Die ausgewählten oder alle Übertragungen abbrechen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Copy what was written and what was not, a line for each</source>
        <translation>Kopieren, was geschrieben wurde und was nicht, je eine Zeile</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Take those away that are over</source>
        <translation>Übertragungen entfernen, die beendet sind</translation>
    </message>
    <message>
        <source>Copied the report.</source>
        <translation>Bericht kopiert.</translation>
    </message>
    <message>
        <source>Upload files</source>
        <translation>Dateien hochladen</translation>
    </message>
    <message>
        <source>Edit the object</source>
        <translation>Objekt bearbeiten</translation>
    </message>
    <message>
        <source>Delete the selected objects</source>
        <translation>Die ausgewählten Objekte löschen</translation>
    </message>
    <message>
        <source>Open the link, or go to the preview</source>
        <translation>Die Verknüpfung öffnen oder zur Vorschau gehen</translation>
    </message>
    <message>
        <source>Cancel 1 transfer and close?</source>
        <translation>1 Übertragung abbrechen und schließen?</translation>
    </message>
    <message>
        <source>Cancel %1 transfers and close?</source>
        <translation>%1 Übertragungen abbrechen und schließen?</translation>
    </message>
    <message>
        <source>What is not finished is not written: objects and files stay as they were, and chunks that were stored already are taken away.</source>
        <translation>Was nicht fertig ist, wird nicht geschrieben: Objekte und Dateien bleiben, wie sie waren, und schon gespeicherte Teilstücke werden wieder entfernt.</translation>
    </message>
    <message>
        <source>Cancel and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>The bucket is sealed: nothing in it can be changed any more.</source>
        <translation>Der Bucket ist versiegelt: Darin lässt sich nichts mehr ändern.</translation>
    </message>
    <message>
        <source>The bucket is a mirror of %1: change that one.</source>
        <translation>Der Bucket ist ein Spiegel von %1: Änderungen bitte dort vornehmen.</translation>
    </message>
    <message>
        <source>Select an object to see what is in it.</source>
        <translation>Ein Objekt auswählen, um seinen Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>%1 objects selected, %2.</source>
        <translation>%1 Objekte ausgewählt, %2.</translation>
    </message>
    <message>
        <source>%1 objects</source>
        <translation>%1 Objekte</translation>
    </message>
    <message>
        <source>%1 in them</source>
        <translation>%1 darin</translation>
    </message>
    <message>
        <source>1 link</source>
        <translation>1 Verknüpfung</translation>
    </message>
    <message>
        <source>%1 links</source>
        <translation>%1 Verknüpfungen</translation>
    </message>
    <message>
        <source>%1 broken</source>
        <translation>%1 defekt</translation>
    </message>
    <message>
        <source>only the first %1 are listed</source>
        <translation>nur die ersten %1 sind aufgelistet</translation>
    </message>
    <message>
        <source>reading, %1 so far</source>
        <translation>wird gelesen, bisher %1</translation>
    </message>
    <message>
        <source>The bucket %1 does not exist any more.</source>
        <translation>Den Bucket %1 gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>What is shown is old: %1</source>
        <translation>Die Anzeige ist veraltet: %1</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>versiegelt</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>leader %1</source>
        <translation>Leader %1</translation>
    </message>
    <message>
        <source>%1 to go</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 fertig</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Upload folder</source>
        <translation>Ordner hochladen</translation>
    </message>
    <message>
        <source>Only the first %1 files are taken at once.</source>
        <translation>Nur die ersten %1 Dateien werden auf einmal übernommen.</translation>
    </message>
    <message>
        <source>Overwrite %1?</source>
        <translation>%1 überschreiben?</translation>
    </message>
    <message>
        <source>Overwrite %1 of %2 objects?</source>
        <translation>%1 von %2 Objekten überschreiben?</translation>
    </message>
    <message>
        <source>The bytes that are stored now are lost when the new ones are there. Descriptions, headers and metadata stay. Without this, nothing is uploaded.</source>
        <translation>Die jetzt gespeicherten Bytes gehen verloren, sobald die neuen da sind. Beschreibungen, Header und Metadaten bleiben. Ohne Überschreiben wird nichts hochgeladen.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>%1 herunterladen</translation>
    </message>
    <message>
        <source>Download %1 objects to a folder</source>
        <translation>%1 Objekte in einen Ordner herunterladen</translation>
    </message>
    <message>
        <source>%1 was not fetched: a folder on its way leads elsewhere.</source>
        <translation>%1 wurde nicht abgerufen: Ein Ordner auf dem Weg dorthin führt woandershin.</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Copy %1 objects</source>
        <translation>%1 Objekte kopieren</translation>
    </message>
    <message>
        <source>%1 was not copied: %2</source>
        <translation>%1 wurde nicht kopiert: %2</translation>
    </message>
    <message>
        <source>%1 is changed.</source>
        <translation>%1 ist geändert.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>Delete %1 objects?</source>
        <translation>%1 Objekte löschen?</translation>
    </message>
    <message>
        <source>%1 in them are lost. Links that lead to them lead nowhere then.</source>
        <translation>%1 darin gehen verloren. Verknüpfungen, die dorthin führen, führen dann ins Leere.</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>Objekt löschen</translation>
    </message>
    <message>
        <source>Delete %1 objects</source>
        <translation>%1 Objekte löschen</translation>
    </message>
    <message>
        <source>%1 was not deleted: %2</source>
        <translation>%1 wurde nicht gelöscht: %2</translation>
    </message>
    <message>
        <source>%1 is deleted.</source>
        <translation>%1 ist gelöscht.</translation>
    </message>
    <message>
        <source>New link in %1</source>
        <translation>Neue Verknüpfung in %1</translation>
    </message>
    <message>
        <source>The link %1 was not created: %2</source>
        <translation>Die Verknüpfung %1 wurde nicht erstellt: %2</translation>
    </message>
    <message>
        <source>The link %1 is created.</source>
        <translation>Die Verknüpfung %1 ist erstellt.</translation>
    </message>
    <message>
        <source>Only files and folders of this computer can be stored.</source>
        <translation>Nur Dateien und Ordner dieses Computers können gespeichert werden.</translation>
    </message>
    <message>
        <source>These are %1: use Download for them.</source>
        <translation>Das sind %1: dafür „Herunterladen“ verwenden.</translation>
    </message>
    <message>
        <source>Fetching what is dragged; when it is there, drag again.</source>
        <translation>Was gezogen wird, wird abgerufen; sobald es da ist, noch einmal ziehen.</translation>
    </message>
    <message>
        <source>%1 · objects</source>
        <translation>%1 · Objekte</translation>
    </message>
    <message>
        <source>bucket %1</source>
        <translation>Bucket %1</translation>
    </message>
    <message>
        <source>Edit bucket…</source>
        <translation>Bucket bearbeiten…</translation>
    </message>
    <message>
        <source>Change the configuration of the bucket</source>
        <translation>Konfiguration des Buckets ändern</translation>
    </message>
    <message>
        <source>There is an object of this name. Its bytes are lost when %1 takes its name. Cancel to choose another name.</source>
        <translation>Es gibt schon ein Objekt dieses Namens. Seine Bytes gehen verloren, wenn %1 seinen Namen erhält. Abbrechen, um einen anderen Namen zu wählen.</translation>
    </message>
    <message>
        <source>%1 is taken: choose another name.</source>
        <translation>%1 ist vergeben: einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>natsight::ObjectConflictDialog</name>
    <message>
        <source>%1 is in the bucket %2 already</source>
        <translation>%1 ist schon im Bucket %2</translation>
    </message>
    <message>
        <source>%1 of %2 names are taken in the bucket %3</source>
        <translation>%1 von %2 Namen sind im Bucket %3 vergeben</translation>
    </message>
    <message>
        <source>Overwriting loses what is stored there now, once the copy is complete. Another name keeps both.</source>
        <translation>Beim Überschreiben geht das dort Gespeicherte verloren, sobald die Kopie vollständig ist. Ein anderer Name erhält beides.</translation>
    </message>
    <message>
        <source>Names that are taken</source>
        <translation>Vergebene Namen</translation>
    </message>
    <message>
        <source>… and %1 more.</source>
        <translation>… und %1 weitere.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Other name</source>
        <translation>Anderer Name</translation>
    </message>
</context>
<context>
    <name>natsight::ObjectDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Content-Type: text/plain</source>
        <translation>Content-Type: text/plain</translation>
    </message>
    <message>
        <source>owner = warehouse</source>
        <translation>owner = warehouse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation>&amp;Header</translation>
    </message>
    <message>
        <source>Headers, a line each</source>
        <translation>Header, je einer pro Zeile</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Metadaten</translation>
    </message>
    <message>
        <source>Metadata, a line each</source>
        <translation>Metadaten, je ein Eintrag pro Zeile</translation>
    </message>
    <message>
        <source>The bytes stay as they are. What someone else changes meanwhile is not overwritten.</source>
        <translation>Die Bytes bleiben, wie sie sind. Was jemand anderes inzwischen ändert, wird nicht überschrieben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>natsight::ObjectListModel</name>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>defekt</translation>
    </message>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>link → %1</source>
        <translation>Verknüpfung → %1</translation>
    </message>
    <message>
        <source>link → %1/%2</source>
        <translation>Verknüpfung → %1/%2</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Teilstücke</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme (Digest)</translation>
    </message>
    <message>
        <source>Nuid</source>
        <translation>Nuid</translation>
    </message>
</context>
<context>
    <name>natsight::ObjectPlaceDialog</name>
    <message>
        <source>Create link</source>
        <translation>Verknüpfung erstellen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>the bucket as a whole</source>
        <translation>der Bucket als Ganzes</translation>
    </message>
    <message>
        <source>&amp;Name of the link</source>
        <translation>&amp;Name der Verknüpfung</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Leads to &amp;bucket</source>
        <translation>Führt zu &amp;Bucket</translation>
    </message>
    <message>
        <source>&amp;Bucket</source>
        <translation>&amp;Bucket</translation>
    </message>
    <message>
        <source>&amp;Object</source>
        <translation>&amp;Objekt</translation>
    </message>
    <message>
        <source>Object that the link leads to</source>
        <translation>Objekt, zu dem die Verknüpfung führt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>natsight::ObjectPreview</name>
    <message>
        <source>Parts of the object</source>
        <translation>Teile des Objekts</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Details of the object</source>
        <translation>Einzelheiten des Objekts</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Select an object to see what is in it.</source>
        <translation>Ein Objekt auswählen, um seinen Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>Only its metadata are left.</source>
        <translation>Nur die Metadaten sind noch da.</translation>
    </message>
    <message>
        <source>A link to the bucket %1</source>
        <translation>Eine Verknüpfung zum Bucket %1</translation>
    </message>
    <message>
        <source>Press Enter to open it.</source>
        <translation>Zum Öffnen die Eingabetaste drücken.</translation>
    </message>
    <message>
        <source>Fetching the beginning of %1…</source>
        <translation>Der Anfang von %1 wird abgerufen…</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>Headers (%1)</source>
        <translation>Header (%1)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Link to</source>
        <translation>Verknüpfung zu</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Teilstücke</translation>
    </message>
    <message>
        <source>%1 of up to %2</source>
        <translation>%1 von bis zu %2</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme (Digest)</translation>
    </message>
    <message>
        <source>none: its bytes cannot be verified</source>
        <translation>keine: Die Bytes lassen sich nicht prüfen</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Nuid</source>
        <translation>Nuid</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Metadata: %1</source>
        <translation>Metadaten: %1</translation>
    </message>
</context>
<context>
    <name>natsight::OriginsView</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Copied from</source>
        <translation>Kopiert aus</translation>
    </message>
    <message>
        <source>Copied to</source>
        <translation>Kopiert nach</translation>
    </message>
    <message>
        <source>%1 messages behind</source>
        <translation>%1 Nachrichten im Rückstand</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>last active %1</source>
        <translation>zuletzt aktiv: %1</translation>
    </message>
    <message>
        <source>not heard of yet</source>
        <translation>noch nichts gehört</translation>
    </message>
    <message>
        <source>Mirror of %1</source>
        <translation>Spiegel von %1</translation>
    </message>
    <message>
        <source>Copies from %1</source>
        <translation>Kopiert aus %1</translation>
    </message>
    <message>
        <source>%1 is a mirror of this stream</source>
        <translation>%1 ist ein Spiegel dieses Streams</translation>
    </message>
    <message>
        <source>%1 copies from this stream</source>
        <translation>%1 kopiert aus diesem Stream</translation>
    </message>
    <message>
        <source>%1 more streams copy from this one</source>
        <translation>%1 weitere Streams kopieren aus diesem</translation>
    </message>
    <message>
        <source>Published again as %1</source>
        <translation>Weiterveröffentlicht als %1</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>headers only</source>
        <translation>nur Header</translation>
    </message>
</context>
<context>
    <name>natsight::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Largest message</source>
        <translation>Größte Nachricht</translation>
    </message>
    <message>
        <source>JetStream</source>
        <translation>JetStream</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Erfordert Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Open this connection</source>
        <translation>Diese Verbindung öffnen</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten…</translation>
    </message>
    <message>
        <source>Change servers, sign-in or TLS of this connection</source>
        <translation>Server, Anmeldung oder TLS dieser Verbindung ändern</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>not available to this user</source>
        <translation>für diesen Benutzer nicht verfügbar</translation>
    </message>
    <message>
        <source>available, API level %1</source>
        <translation>verfügbar, API-Level %1</translation>
    </message>
    <message>
        <source>available</source>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>none: messages travel in clear text</source>
        <translation>keine: Nachrichten werden im Klartext übertragen</translation>
    </message>
    <message>
        <source>not told by this server</source>
        <translation>von diesem Server nicht mitgeteilt</translation>
    </message>
    <message>
        <source>no limits: may publish and subscribe to everything in its account</source>
        <translation>keine Einschränkungen: darf in seinem Account auf allen Subjects veröffentlichen und alles abonnieren</translation>
    </message>
    <message>
        <source>May publish to %1.</source>
        <translation>Darf auf %1 veröffentlichen.</translation>
    </message>
    <message>
        <source>May not publish to %1.</source>
        <translation>Darf nicht auf %1 veröffentlichen.</translation>
    </message>
    <message>
        <source>May subscribe to %1.</source>
        <translation>Darf %1 abonnieren.</translation>
    </message>
    <message>
        <source>May not subscribe to %1.</source>
        <translation>Darf %1 nicht abonnieren.</translation>
    </message>
    <message>
        <source>The connection</source>
        <translation>Die Verbindung</translation>
    </message>
    <message>
        <source>JetStream on disk</source>
        <translation>JetStream auf Datenträger</translation>
    </message>
    <message>
        <source>JetStream in memory</source>
        <translation>JetStream im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation>Nichts erfordert Aufmerksamkeit.</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Rank the selected findings below all others, until they are unmuted</source>
        <translation>Die ausgewählten Befunde unter allen anderen einordnen, bis die Stummschaltung aufgehoben wird</translation>
    </message>
    <message>
        <source>Open the cause</source>
        <translation>Die Ursache öffnen</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Streams %1</source>
        <translation>Streams %1</translation>
    </message>
    <message>
        <source>Consumers %1</source>
        <translation>Consumer %1</translation>
    </message>
    <message>
        <source>Services %1</source>
        <translation>Dienste %1</translation>
    </message>
    <message>
        <source>Buckets %1</source>
        <translation>Buckets %1</translation>
    </message>
    <message>
        <source>Object buckets %1</source>
        <translation>Objekt-Buckets %1</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1, kein Limit</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connection › Connect opens this connection.</source>
        <translation>Verbindung › Verbinden öffnet diese Verbindung.</translation>
    </message>
    <message>
        <source>The server shuts down</source>
        <translation>Der Server fährt herunter</translation>
    </message>
    <message>
        <source>It announced it. Natsight moves to another server of the cluster.</source>
        <translation>Er hat es angekündigt. Natsight wechselt zu einem anderen Server des Clusters.</translation>
    </message>
    <message>
        <source>The connection is not encrypted</source>
        <translation>Die Verbindung ist nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Whoever is on the way reads and changes what is sent. Use a tls:// address where the server has one.</source>
        <translation>Wer auf dem Weg sitzt, kann das Gesendete lesen und ändern. Eine Adresse mit tls:// verwenden, wo der Server eine hat.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not verified</source>
        <translation>Das Zertifikat des Servers wird nicht geprüft</translation>
    </message>
    <message>
        <source>Anyone could answer in its place.</source>
        <translation>Jeder könnte an seiner Stelle antworten.</translation>
    </message>
    <message>
        <source>Captured messages were dropped</source>
        <translation>Aufgezeichnete Nachrichten wurden verworfen</translation>
    </message>
    <message>
        <source>%1 so far.</source>
        <translation>%1 bisher.</translation>
    </message>
    <message>
        <source>With %1 streams their consumers are not looked at here: open Consumers.</source>
        <translation>Bei %1 Streams werden deren Consumer hier nicht geprüft: Consumer öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>%n muted</source>
        <translation>
            <numerusform>%n stumm</numerusform>
            <numerusform>%n stumm</numerusform>
        </translation>
    </message>
    <message>
        <source>Servers %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>Streams, consumers, services, servers, clients and limits of this account are looked at while this page is open.</source>
        <translation>Streams, Consumer, Dienste, Server, Clients und Limits dieses Accounts werden beobachtet, solange diese Seite offen ist.</translation>
    </message>
    <message>
        <source>Thresholds…</source>
        <translation>Schwellwerte…</translation>
    </message>
    <message>
        <source>From when on something needs attention</source>
        <translation>Ab wann etwas Aufmerksamkeit erfordert</translation>
    </message>
    <message>
        <source>The selected finding</source>
        <translation>Der ausgewählte Befund</translation>
    </message>
    <message>
        <source>Open what the selected finding is about</source>
        <translation>Öffnen, worum es im ausgewählten Befund geht</translation>
    </message>
    <message>
        <source>Messages of the account per second</source>
        <translation>Nachrichten des Accounts pro Sekunde</translation>
    </message>
    <message>
        <source>Bytes of the account per second</source>
        <translation>Bytes des Accounts pro Sekunde</translation>
    </message>
    <message>
        <source>in</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>out</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>What the plots show</source>
        <translation>Was die Diagramme zeigen</translation>
    </message>
    <message>
        <source>Not connected: nothing is measured.</source>
        <translation>Nicht verbunden: Es wird nichts gemessen.</translation>
    </message>
    <message>
        <source>Account %1, all servers together, since this page is open: in is what servers received from its clients, out what they sent them.</source>
        <translation>Account %1, alle Server zusammen, seit diese Seite offen ist: „eingehend“ ist, was Server von seinen Clients empfangen, „ausgehend“, was sie ihnen gesendet haben.</translation>
    </message>
    <message>
        <source>The traffic of the account is not told to this user: that needs the permission to publish to $SYS.REQ.ACCOUNT.PING.STATZ.</source>
        <translation>Der Verkehr des Accounts wird diesem Benutzer nicht mitgeteilt: Dafür ist die Berechtigung nötig, auf $SYS.REQ.ACCOUNT.PING.STATZ zu veröffentlichen.</translation>
    </message>
    <message>
        <source>The servers are asked for the traffic of the account…</source>
        <translation>Die Server werden nach dem Verkehr des Accounts gefragt…</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>Regel: %1</translation>
    </message>
    <message>
        <source>Said while there is no connection.</source>
        <translation>Gemeldet, solange keine Verbindung besteht.</translation>
    </message>
    <message>
        <source>Said once the server announced it.</source>
        <translation>Gemeldet, sobald der Server es angekündigt hat.</translation>
    </message>
    <message>
        <source>Said without TLS to any address but this machine&apos;s own.</source>
        <translation>Gemeldet ohne TLS zu jeder Adresse außer denen dieses Rechners.</translation>
    </message>
    <message>
        <source>Said while the profile switches the check off.</source>
        <translation>Gemeldet, solange das Profil die Prüfung abschaltet.</translation>
    </message>
    <message>
        <source>Said from the first one on.</source>
        <translation>Gemeldet ab dem ersten.</translation>
    </message>
    <message>
        <source>With %1 servers their links are not compared with the configuration here: open Topology.</source>
        <translation>Bei %1 Servern werden ihre Verbindungen untereinander hier nicht mit der Konfiguration verglichen: Topologie öffnen.</translation>
    </message>
</context>
<context>
    <name>natsight::PayloadChangeModel</name>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>the whole payload</source>
        <translation>die ganzen Nutzdaten</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>natsight::PayloadFormatsDialog</name>
    <message>
        <source>Remembered formats</source>
        <translation>Gemerkte Formate</translation>
    </message>
    <message>
        <source>Subject pattern</source>
        <translation>Muster für Subjects</translation>
    </message>
    <message>
        <source>Format of the payloads</source>
        <translation>Format der Payloads</translation>
    </message>
    <message>
        <source>&amp;Remember</source>
        <translation>&amp;Merken</translation>
    </message>
    <message>
        <source>Remember the format for the pattern</source>
        <translation>Das Format für das Muster merken</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Forget the selected format</source>
        <translation>Das ausgewählte Format vergessen</translation>
    </message>
    <message>
        <source>Formats of payloads</source>
        <translation>Formate von Payloads</translation>
    </message>
    <message>
        <source>Payloads are recognised by their bytes. What is remembered here comes first: for the subjects that a pattern matches, of several the most specific one. It holds for all connections, in views, filters and plots.</source>
        <translation>Payloads werden an ihren Bytes erkannt. Was hier gemerkt ist, geht vor: für die Subjects, auf die ein Muster passt, von mehreren das genaueste. Es gilt für alle Verbindungen, in Ansichten, Filtern und Diagrammen.</translation>
    </message>
    <message>
        <source>Nothing is remembered yet.</source>
        <translation>Noch ist nichts gemerkt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>pattern: format</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This is no pattern: no token may be empty, and &gt; stands at the end only.</source>
        <translation>Dies ist kein Muster: Kein Token darf leer sein, und &gt; steht nur am Ende.</translation>
    </message>
    <message>
        <source>%1 are as many as there can be: forget one first.</source>
        <translation>Mehr als %1 gehen nicht: zuerst eines vergessen.</translation>
    </message>
</context>
<context>
    <name>natsight::PayloadView</name>
    <message>
        <source>Fold all</source>
        <translation>Alles einklappen</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alles ausklappen</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Umbrechen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as nats pub</source>
        <translation>Als nats pub kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Payload format</source>
        <translation>Format des Inhalts</translation>
    </message>
    <message>
        <source>How the bytes of the payload are shown</source>
        <translation>Wie die Bytes des Inhalts angezeigt werden</translation>
    </message>
    <message>
        <source>Payload size</source>
        <translation>Größe des Inhalts</translation>
    </message>
    <message>
        <source>Fold everything below the outermost level</source>
        <translation>Alles unterhalb der äußersten Ebene einklappen</translation>
    </message>
    <message>
        <source>Unfold everything</source>
        <translation>Alles ausklappen</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Copy the whole payload</source>
        <translation>Den ganzen Inhalt kopieren</translation>
    </message>
    <message>
        <source>Copy the nats command that publishes this message</source>
        <translation>Den nats-Befehl kopieren, der diese Nachricht veröffentlicht</translation>
    </message>
    <message>
        <source>Save the bytes of the payload to a file</source>
        <translation>Die Bytes des Inhalts in eine Datei speichern</translation>
    </message>
    <message>
        <source>Problem with the payload</source>
        <translation>Problem mit dem Inhalt</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Go to the problem</source>
        <translation>Zum Problem gehen</translation>
    </message>
    <message>
        <source>Put the cursor where the payload breaks</source>
        <translation>Cursor an die fehlerhafte Stelle des Inhalts setzen</translation>
    </message>
    <message>
        <source>About what is shown</source>
        <translation>Hinweis zur Anzeige</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr anzeigen</translation>
    </message>
    <message>
        <source>Show more of the payload</source>
        <translation>Mehr vom Inhalt anzeigen</translation>
    </message>
    <message>
        <source>Show four times as much</source>
        <translation>Viermal so viel anzeigen</translation>
    </message>
    <message>
        <source>Payload text</source>
        <translation>Text des Inhalts</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>first %1 of %2 kept</source>
        <translation>erste %1 von %2 behalten</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 werden gelesen…</translation>
    </message>
    <message>
        <source>Auto: %1</source>
        <translation>Auto: %1</translation>
    </message>
    <message>
        <source>The payload is empty.</source>
        <translation>Der Inhalt ist leer.</translation>
    </message>
    <message>
        <source>The text is %1.</source>
        <translation>Der Text ist in %1 kodiert.</translation>
    </message>
    <message>
        <source>Only the beginning of this payload was kept.</source>
        <translation>Nur der Anfang dieses Inhalts wurde behalten.</translation>
    </message>
    <message>
        <source>Copied %1 of payload.</source>
        <translation>%1 Inhalt kopiert.</translation>
    </message>
    <message>
        <source>Copied the nats command.</source>
        <translation>nats-Befehl kopiert.</translation>
    </message>
    <message>
        <source>Save payload</source>
        <translation>Inhalt speichern</translation>
    </message>
    <message>
        <source>Saved the payload to %1.</source>
        <translation>Inhalt in %1 gespeichert.</translation>
    </message>
    <message>
        <source>Can&apos;t save the payload to %1: %2</source>
        <translation>Der Inhalt kann nicht in %1 gespeichert werden: %2</translation>
    </message>
    <message>
        <source>Remember the format for subjects</source>
        <translation>Das Format für Subjects merken</translation>
    </message>
    <message>
        <source>In what the payload is packed</source>
        <translation>Worin die Payload verpackt ist</translation>
    </message>
    <message>
        <source>%1 × %2 points, %3</source>
        <translation>%1 × %2 Punkte, %3</translation>
    </message>
    <message>
        <source>%1, unpacked %2</source>
        <translation>%1, ausgepackt %2</translation>
    </message>
    <message>
        <source>Always %1 for %2</source>
        <translation>Immer %1 für %2</translation>
    </message>
    <message>
        <source>Forget what is remembered for %1</source>
        <translation>Vergessen, was für %1 gemerkt ist</translation>
    </message>
    <message>
        <source>Remembered formats…</source>
        <translation>Gemerkte Formate…</translation>
    </message>
    <message>
        <source>%1 remembered formats are as many as there can be: forget one first.</source>
        <translation>Mehr als %1 gemerkte Formate gehen nicht: zuerst eines vergessen.</translation>
    </message>
    <message>
        <source>Payloads of %1 are recognised by their bytes again.</source>
        <translation>Payloads von %1 werden wieder an ihren Bytes erkannt.</translation>
    </message>
    <message>
        <source>Payloads of %1 are always %2.</source>
        <translation>Payloads von %1 sind immer %2.</translation>
    </message>
    <message>
        <source>Remembered for %1</source>
        <translation>Gemerkt für %1</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
    <message>
        <source>Exclude %1</source>
        <translation>%1 ausschließen</translation>
    </message>
</context>
<context>
    <name>natsight::PeersView</name>
    <message>
        <source>Remove peer…</source>
        <translation>Peer entfernen…</translation>
    </message>
    <message>
        <source>Step down leader</source>
        <translation>Leader abtreten lassen</translation>
    </message>
    <message>
        <source>Remove peer</source>
        <translation>Peer entfernen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Last heard of</source>
        <translation>Zuletzt gehört</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Repliken</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>joining or leaving</source>
        <translation>kommt hinzu oder scheidet aus</translation>
    </message>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>not current</source>
        <translation>nicht aktuell</translation>
    </message>
    <message>
        <source>%1 operations</source>
        <translation>%1 Operationen</translation>
    </message>
    <message>
        <source>This server is in no cluster: there is one copy, on this server.</source>
        <translation>Dieser Server ist in keinem Cluster: Es gibt eine Kopie, auf diesem Server.</translation>
    </message>
    <message>
        <source>Cluster %1, %2 replicas, no leader at present.</source>
        <translation>Cluster %1, %2 Repliken, derzeit kein Leader.</translation>
    </message>
    <message>
        <source>Cluster %1, %2 replicas.</source>
        <translation>Cluster %1, %2 Repliken.</translation>
    </message>
    <message>
        <source>Cluster %1, one replica: when its server stops, nothing can be stored or read.</source>
        <translation>Cluster %1, eine Replik: Wenn ihr Server anhält, kann nichts gespeichert oder gelesen werden.</translation>
    </message>
    <message>
        <source>Leader since %1.</source>
        <translation>Leader seit %1.</translation>
    </message>
    <message>
        <source>A reconfiguration is under way since %1.</source>
        <translation>Seit %1 läuft eine Umkonfiguration.</translation>
    </message>
    <message>
        <source>Cancel it…</source>
        <translation>Abbrechen…</translation>
    </message>
    <message>
        <source>There is no cluster.</source>
        <translation>Es gibt keinen Cluster.</translation>
    </message>
    <message>
        <source>Another replica becomes leader</source>
        <translation>Eine andere Replik wird Leader</translation>
    </message>
    <message>
        <source>Select a replica first</source>
        <translation>Zuerst eine Replik auswählen</translation>
    </message>
    <message>
        <source>Evacuate peer…</source>
        <translation>Peer evakuieren…</translation>
    </message>
    <message>
        <source>Evacuate peer</source>
        <translation>Peer evakuieren</translation>
    </message>
    <message>
        <source>It goes to %1: %2 of %3 are there and current.</source>
        <translation>Ziel ist %1: %2 von %3 sind dort und aktuell.</translation>
    </message>
    <message>
        <source>The server does not roll back an evacuation.</source>
        <translation>Der Server macht eine Evakuierung nicht rückgängig.</translation>
    </message>
    <message>
        <source>To any replica…</source>
        <translation>An eine beliebige Replik…</translation>
    </message>
    <message>
        <source>To %1…</source>
        <translation>An %1…</translation>
    </message>
    <message>
        <source>This server is offline.</source>
        <translation>Dieser Server ist offline.</translation>
    </message>
    <message>
        <source>It is current.</source>
        <translation>Er ist aktuell.</translation>
    </message>
    <message>
        <source>It is not current: it may refuse to become leader.</source>
        <translation>Er ist nicht aktuell: Möglicherweise lehnt er es ab, Leader zu werden.</translation>
    </message>
    <message>
        <source>There is no leader that could step down.</source>
        <translation>Es gibt keinen Leader, der abtreten könnte.</translation>
    </message>
    <message>
        <source>Takes this server out of the replicas at once</source>
        <translation>Nimmt diesen Server sofort aus den Repliken heraus</translation>
    </message>
    <message>
        <source>Moves the copy on this server to another one, which catches up first</source>
        <translation>Verschiebt die Kopie auf diesem Server auf einen anderen, der zuerst aufholt</translation>
    </message>
</context>
<context>
    <name>natsight::PictureView</name>
    <message>
        <source>The bytes are no picture that can be shown.</source>
        <translation>Die Bytes sind kein Bild, das gezeigt werden kann.</translation>
    </message>
    <message>
        <source>A picture of %1 is too large to be shown.</source>
        <translation>Ein Bild von %1 ist zu groß, um gezeigt zu werden.</translation>
    </message>
    <message>
        <source>A picture of %1 by %2 points is too large to be shown.</source>
        <translation>Ein Bild von %1 mal %2 Punkten ist zu groß, um gezeigt zu werden.</translation>
    </message>
    <message>
        <source>The picture cannot be read: %1</source>
        <translation>Das Bild kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Picture, %1 by %2 points</source>
        <translation>Bild, %1 mal %2 Punkte</translation>
    </message>
</context>
<context>
    <name>natsight::PingDialog</name>
    <message>
        <source>Ping %1</source>
        <translation>Ping an %1</translation>
    </message>
    <message>
        <source>Time to the answer of %1</source>
        <translation>Zeit bis zur Antwort von %1</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>Schnellste</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Time to the answer of each instance</source>
        <translation>Zeit bis zur Antwort jeder Instanz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Ping again</source>
        <translation>Erneut pingen</translation>
    </message>
    <message>
        <source>No instance is there to ping.</source>
        <translation>Es gibt keine Instanz für einen Ping.</translation>
    </message>
    <message numerus="yes">
        <source>%n ping(s) to each</source>
        <translation>
            <numerusform>%n Ping an jede</numerusform>
            <numerusform>%n Pings an jede</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinging %1 of %2…</source>
        <translation>Ping %1 von %2…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>natsight::Plot</name>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>Zoomed · double-click for live</source>
        <translation>Gezoomt · Doppelklick für live</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>Das Diagramm speichern</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>%1 could not be written. Choose another place.</source>
        <translation>%1 konnte nicht geschrieben werden. Einen anderen Ort wählen.</translation>
    </message>
</context>
<context>
    <name>natsight::PurgeDialog</name>
    <message>
        <source>&amp;All messages</source>
        <translation>&amp;Alle Nachrichten</translation>
    </message>
    <message>
        <source>&amp;Before sequence</source>
        <translation>&amp;Vor Sequenz</translation>
    </message>
    <message>
        <source>All but the &amp;newest</source>
        <translation>Alle außer den &amp;neuesten</translation>
    </message>
    <message>
        <source>Purge stream %1?</source>
        <translation>Stream %1 leeren?</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Before sequence</source>
        <translation>Vor Sequenz</translation>
    </message>
    <message>
        <source>All but the newest</source>
        <translation>Alle außer den neuesten</translation>
    </message>
    <message>
        <source>First sequence that stays</source>
        <translation>Erste Sequenz, die bleibt</translation>
    </message>
    <message>
        <source>How many messages stay</source>
        <translation>Wie viele Nachrichten bleiben</translation>
    </message>
    <message>
        <source>Only of these subjects</source>
        <translation>Nur von diesen Subjects</translation>
    </message>
    <message>
        <source>all subjects</source>
        <translation>alle Subjects</translation>
    </message>
    <message>
        <source>messages, for instance %1</source>
        <translation>Nachrichten, zum Beispiel %1</translation>
    </message>
    <message>
        <source>&amp;Only of subjects</source>
        <translation>Nur von &amp;Subjects</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Was entfernt wird</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>Zum Bestätigen %1 eingeben:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Say before which sequence: that one stays.</source>
        <translation>Bitte angeben, vor welcher Sequenz: Diese selbst bleibt.</translation>
    </message>
    <message>
        <source>Say how many of the newest stay.</source>
        <translation>Bitte angeben, wie viele der neuesten bleiben.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>%1 of %2 messages go for good.</source>
        <translation>%1 von %2 Nachrichten werden endgültig entfernt.</translation>
    </message>
    <message>
        <source>About %1 of %2 messages go for good.</source>
        <translation>Etwa %1 von %2 Nachrichten werden endgültig entfernt.</translation>
    </message>
    <message>
        <source>Purge %1 messages</source>
        <translation>%1 Nachrichten entfernen</translation>
    </message>
    <message>
        <source>Purge messages</source>
        <translation>Nachrichten entfernen</translation>
    </message>
</context>
<context>
    <name>natsight::RaftGroupModel</name>
    <message>
        <source>meta group</source>
        <translation>Metagruppe</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>About: the leader&apos;s view when it answered</source>
        <translation>Etwa: wie der Leader es sah, als er antwortete</translation>
    </message>
    <message>
        <source>Meta group</source>
        <translation>Metagruppe</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%1 von %2 haben geantwortet</translation>
    </message>
    <message>
        <source>By the highest term that a member tells, also when nobody leads in it</source>
        <translation>Nach der höchsten Amtszeit, die ein Mitglied nennt, auch wenn darin niemand führt</translation>
    </message>
    <message>
        <source>Members that have all that the group has agreed on, as their leader sees it</source>
        <translation>Mitglieder, die alles haben, worauf sich die Gruppe geeinigt hat, wie ihr Leader es sieht</translation>
    </message>
    <message>
        <source>Members that answer and lag behind</source>
        <translation>Mitglieder, die antworten und im Rückstand sind</translation>
    </message>
    <message>
        <source>Members that their leader has not heard for 10 s</source>
        <translation>Mitglieder, von denen ihr Leader 10 s lang nichts gehört hat</translation>
    </message>
    <message>
        <source>Members that did not answer, or that nobody can judge: they never count as current</source>
        <translation>Mitglieder, die nicht geantwortet haben oder die niemand beurteilen kann: Sie gelten nie als aktuell</translation>
    </message>
    <message>
        <source>Entries that the member furthest behind has not confirmed. About: members answer at different moments</source>
        <translation>Einträge, die das Mitglied mit dem größten Rückstand nicht bestätigt hat. Etwa: Mitglieder antworten zu verschiedenen Zeiten</translation>
    </message>
    <message>
        <source>Counts elections (server 2.10.29, or 2.11 and later)</source>
        <translation>Zählt die Wahlen (Server 2.10.29, oder ab 2.11)</translation>
    </message>
    <message>
        <source>Members that must agree</source>
        <translation>Mitglieder, die zustimmen müssen</translation>
    </message>
    <message>
        <source>Name of the Raft group (server 2.10 or later)</source>
        <translation>Name der Raft-Gruppe (ab Server 2.10)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Group of</source>
        <translation>Gruppe von</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Im Rückstand</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Lag ≈</source>
        <translation>Rückstand ≈</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Amtszeit</translation>
    </message>
    <message>
        <source>Quorum</source>
        <translation>Quorum</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Raft group</source>
        <translation>Raft-Gruppe</translation>
    </message>
</context>
<context>
    <name>natsight::RaftMemberModel</name>
    <message>
        <source>leader no more</source>
        <translation>Leader nicht mehr</translation>
    </message>
    <message>
        <source>leader, as others say</source>
        <translation>Leader, wie andere sagen</translation>
    </message>
    <message>
        <source>As its leader sees it; who did not answer is unknown or offline, never current</source>
        <translation>Wie sein Leader es sieht; wer nicht geantwortet hat, ist unbekannt oder offline, nie aktuell</translation>
    </message>
    <message>
        <source>As the member says itself</source>
        <translation>Wie das Mitglied es selbst sagt</translation>
    </message>
    <message>
        <source>Entries that the group has agreed on and the member has not confirmed. About: as the leader knew when it answered</source>
        <translation>Einträge, auf die sich die Gruppe geeinigt und die das Mitglied nicht bestätigt hat. Etwa: wie der Leader es wusste, als er antwortete</translation>
    </message>
    <message>
        <source>Since its leader heard it</source>
        <translation>Seit sein Leader es gehört hat</translation>
    </message>
    <message>
        <source>Last entry that the group has agreed on, as far as the member knows</source>
        <translation>Letzter Eintrag, auf den sich die Gruppe geeinigt hat, soweit das Mitglied weiß</translation>
    </message>
    <message>
        <source>Last entry that the member has carried out</source>
        <translation>Letzter Eintrag, den das Mitglied ausgeführt hat</translation>
    </message>
    <message>
        <source>Entries in the member&apos;s queues</source>
        <translation>Einträge in den Warteschlangen des Mitglieds</translation>
    </message>
    <message>
        <source>Size of the group&apos;s log on the member</source>
        <translation>Größe des Protokolls der Gruppe auf dem Mitglied</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Lag ≈</source>
        <translation>Rückstand ≈</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Amtszeit</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Vereinbart</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Peer</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>natsight::RawAnswerPane</name>
    <message>
        <source>Whose answer is shown</source>
        <translation>Wessen Antwort gezeigt wird</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>Ask the server for this answer once more</source>
        <translation>Den Server noch einmal nach dieser Antwort fragen</translation>
    </message>
    <message>
        <source>The server&apos;s answer</source>
        <translation>Die Antwort des Servers</translation>
    </message>
    <message>
        <source>No server that answers is selected.</source>
        <translation>Kein Server, der antwortet, ist ausgewählt.</translation>
    </message>
    <message>
        <source>This needs credentials of the system account.</source>
        <translation>Dazu sind Anmeldedaten des System-Accounts nötig.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>Answered at %1</source>
        <translation>Beantwortet um %1</translation>
    </message>
</context>
<context>
    <name>natsight::RawAnswersView</name>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Whose answers are shown</source>
        <translation>Wessen Antworten angezeigt werden</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>Ask the instance for both answers again (F5)</source>
        <translation>Beide Antworten der Instanz erneut abfragen (F5)</translation>
    </message>
    <message>
        <source>Answer to INFO</source>
        <translation>Antwort auf INFO</translation>
    </message>
    <message>
        <source>Answer to STATS</source>
        <translation>Antwort auf STATS</translation>
    </message>
    <message>
        <source>asking %1…</source>
        <translation>%1 wird abgefragt…</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>size in time</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>only the first %1 are shown</source>
        <translation>nur die ersten %1 werden angezeigt</translation>
    </message>
</context>
<context>
    <name>natsight::RedeliveryModel</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>Letztes Ereignis</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>natsight::ReplyModel</name>
    <message>
        <source>Status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>Status %1: %2</source>
        <translation>Status %1: %2</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>%1 ns after the request was sent</source>
        <translation>%1 ns nach dem Senden der Anfrage</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>natsight::ResetDialog</name>
    <message>
        <source>To the &amp;ack floor</source>
        <translation>Zum &amp;Bestätigungsstand</translation>
    </message>
    <message>
        <source>To the &amp;first message</source>
        <translation>Zur &amp;ersten Nachricht</translation>
    </message>
    <message>
        <source>To a &amp;sequence</source>
        <translation>Zu einer &amp;Sequenz</translation>
    </message>
    <message>
        <source>To a &amp;time</source>
        <translation>Zu einem &amp;Zeitpunkt</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>Zum Bestätigen %1 eingeben:</translation>
    </message>
    <message>
        <source>Where shall consumer %1 go on?</source>
        <translation>Wo soll Consumer %1 weiterlaufen?</translation>
    </message>
    <message>
        <source>It has delivered up to sequence %1 and is acknowledged up to %2; the stream keeps %3 to %4.</source>
        <translation>Er hat bis Sequenz %1 zugestellt und ist bis %2 bestätigt; der Stream enthält %3 bis %4.</translation>
    </message>
    <message>
        <source>To the ack floor</source>
        <translation>Zum Bestätigungsstand</translation>
    </message>
    <message>
        <source>To the first message</source>
        <translation>Zur ersten Nachricht</translation>
    </message>
    <message>
        <source>To a sequence</source>
        <translation>Zu einer Sequenz</translation>
    </message>
    <message>
        <source>To a time</source>
        <translation>Zu einem Zeitpunkt</translation>
    </message>
    <message>
        <source>Sequence that comes first</source>
        <translation>Sequenz, die zuerst kommt</translation>
    </message>
    <message>
        <source>Time from which on messages come</source>
        <translation>Zeitpunkt, ab dem Nachrichten kommen</translation>
    </message>
    <message>
        <source>-2h, 14:03, 2026-11-24T14:03:00</source>
        <translation>-2h, 14:03, 2026-11-24T14:03:00</translation>
    </message>
    <message>
        <source>What is delivered</source>
        <translation>Was zugestellt wird</translation>
    </message>
    <message>
        <source>The consumer is deleted and created again with the same configuration and another start. Lost are: which messages were acknowledged above the start, how often each was delivered, and a pause that runs. Clients that have a pull open are told that the consumer was deleted; many stop then and have to be started again. If it can&apos;t be created again, its configuration is kept and offered.</source>
        <translation>Der Consumer wird gelöscht und mit derselben Konfiguration und einem anderen Startpunkt neu angelegt. Verloren gehen: welche Nachrichten oberhalb des Startpunkts bestätigt wurden, wie oft jede zugestellt wurde und eine laufende Pause. Clients mit offenem Pull erfahren, dass der Consumer gelöscht wurde; viele halten dann an und müssen neu gestartet werden. Lässt er sich nicht neu anlegen, bleibt seine Konfiguration erhalten und wird angeboten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>Say which sequence comes first.</source>
        <translation>Bitte angeben, welche Sequenz zuerst kommt.</translation>
    </message>
    <message>
        <source>Say a time: -2h, 14:03, 2026-11-24T14:03:00.</source>
        <translation>Bitte einen Zeitpunkt angeben: -2h, 14:03, 2026-11-24T14:03:00.</translation>
    </message>
    <message>
        <source>Looking for that time…</source>
        <translation>Zeitpunkt wird gesucht…</translation>
    </message>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>How many messages come can&apos;t be told: %1</source>
        <translation>Wie viele Nachrichten kommen, lässt sich nicht sagen: %1</translation>
    </message>
    <message>
        <source>It goes on from sequence %1.</source>
        <translation>Er läuft ab Sequenz %1 weiter.</translation>
    </message>
    <message>
        <source>%1 messages are delivered again, then the %2 that wait.</source>
        <translation>%1 Nachrichten werden erneut zugestellt, dann die %2 wartenden.</translation>
    </message>
    <message>
        <source>Up to %1 messages are delivered again, then the %2 that wait.</source>
        <translation>Bis zu %1 Nachrichten werden erneut zugestellt, dann die %2 wartenden.</translation>
    </message>
    <message>
        <source>%1 messages that were never delivered are skipped, and %2 come.</source>
        <translation>%1 nie zugestellte Nachrichten werden übersprungen, und %2 kommen.</translation>
    </message>
    <message>
        <source>Nothing is delivered again; %1 messages wait.</source>
        <translation>Nichts wird erneut zugestellt; %1 Nachrichten warten.</translation>
    </message>
    <message>
        <source>Messages before it that were never delivered are skipped; up to %1 come.</source>
        <translation>Nie zugestellte Nachrichten davor werden übersprungen; bis zu %1 kommen.</translation>
    </message>
    <message>
        <source>What was acknowledged may be deleted already, and does not come again.</source>
        <translation>Bestätigtes ist möglicherweise schon gelöscht und kommt nicht noch einmal.</translation>
    </message>
    <message>
        <source>Delete and create again</source>
        <translation>Löschen und neu anlegen</translation>
    </message>
    <message>
        <source>Reset consumer</source>
        <translation>Consumer zurücksetzen</translation>
    </message>
</context>
<context>
    <name>natsight::ResponderDialog</name>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation>Speichern und starten</translation>
    </message>
    <message>
        <source>New responder</source>
        <translation>Neuer Antwortdienst</translation>
    </message>
    <message>
        <source>Edit responder %1</source>
        <translation>Antwortdienst %1 bearbeiten</translation>
    </message>
    <message>
        <source>It answers every request on its subject while it runs. In a queue group, one of all who answer in the same group gets each request: a lottery.</source>
        <translation>Er beantwortet jede Anfrage auf seinem Subject, solange er läuft. In einer Queue-Gruppe erhält jede Anfrage nur einer von allen, die in derselben Gruppe antworten: eine Lotterie.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Queue group</source>
        <translation>Queue-Gruppe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>rollcall, guestbook.sign, greet.*</source>
        <translation>rollcall, guestbook.sign, greet.*</translation>
    </message>
    <message>
        <source>none: it answers every request; or for instance lottery</source>
        <translation>keine: beantwortet jede Anfrage; oder zum Beispiel lottery</translation>
    </message>
    <message>
        <source>as the subject</source>
        <translation>wie das Subject</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>&amp;Subject</translation>
    </message>
    <message>
        <source>&amp;Queue group</source>
        <translation>&amp;Queue-Gruppe</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Responder</source>
        <translation>Antwortdienst</translation>
    </message>
</context>
<context>
    <name>natsight::ResponderFeed</name>
    <message>
        <source>There are %1 responders already.</source>
        <translation>Es gibt bereits %1 Antwortdienste.</translation>
    </message>
    <message>
        <source>Remove some that are not needed.</source>
        <translation>Nicht benötigte entfernen.</translation>
    </message>
    <message>
        <source>This responder is gone.</source>
        <translation>Diesen Antwortdienst gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>%1 of the responders kept in the settings could not be read and are left out.</source>
        <translation>%1 der in den Einstellungen abgelegten Antwortdienste waren nicht lesbar und werden ausgelassen.</translation>
    </message>
    <message>
        <source>This connection is read-only: answering requests of others changes what they see.</source>
        <translation>Diese Verbindung ist schreibgeschützt: Anfragen anderer zu beantworten ändert, was diese sehen.</translation>
    </message>
    <message>
        <source>There is no connection. Connect first.</source>
        <translation>Es besteht keine Verbindung. Zuerst verbinden.</translation>
    </message>
    <message>
        <source>The responder %1 answers requests now.</source>
        <translation>Der Antwortdienst %1 beantwortet jetzt Anfragen.</translation>
    </message>
    <message>
        <source>The service %1 is hosted now.</source>
        <translation>Der Dienst %1 wird jetzt betrieben.</translation>
    </message>
    <message>
        <source>%1 instances of the service %2 are hosted now.</source>
        <translation>%1 Instanzen des Dienstes %2 werden jetzt betrieben.</translation>
    </message>
    <message>
        <source>The service %1 is not hosted any more.</source>
        <translation>Der Dienst %1 wird nicht mehr betrieben.</translation>
    </message>
    <message>
        <source>The responder %1 is stopped.</source>
        <translation>Der Antwortdienst %1 ist angehalten.</translation>
    </message>
    <message>
        <source>%1 responders are stopped.</source>
        <translation>%1 Antwortdienste sind angehalten.</translation>
    </message>
    <message>
        <source>%1 responders are stopped: %2</source>
        <translation>%1 Antwortdienste sind angehalten: %2</translation>
    </message>
    <message>
        <source>the connection is read-only now.</source>
        <translation>die Verbindung ist jetzt schreibgeschützt.</translation>
    </message>
    <message>
        <source>the connection was closed.</source>
        <translation>die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>Nobody can find the service: %1</source>
        <translation>Niemand kann den Dienst finden: %1</translation>
    </message>
    <message>
        <source>%1 responders wait: there is no connection. They go on when it is back.</source>
        <translation>%1 Antwortdienste warten: Es besteht keine Verbindung. Sie machen weiter, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>%1 responders answer again.</source>
        <translation>%1 Antwortdienste antworten wieder.</translation>
    </message>
    <message>
        <source>Too many requests wait for an answer by hand: %1 were left without one so far.</source>
        <translation>Zu viele Anfragen warten auf eine Antwort von Hand: Bisher blieben %1 unbeantwortet.</translation>
    </message>
    <message>
        <source>The request to %1 is answered.</source>
        <translation>Die Anfrage an %1 ist beantwortet.</translation>
    </message>
    <message>
        <source>The answer was not sent: %1</source>
        <translation>Die Antwort wurde nicht gesendet: %1</translation>
    </message>
</context>
<context>
    <name>natsight::ResponderListModel</name>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>answers refused</source>
        <translation>Antworten abgelehnt</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1
Instance %2</source>
        <translation>%1
Instanz %2</translation>
    </message>
    <message>
        <source>In no queue group: it answers every request, whoever else answers as well.</source>
        <translation>In keiner Queue-Gruppe: beantwortet jede Anfrage, egal wer sonst noch antwortet.</translation>
    </message>
    <message>
        <source>Of all who answer in the group %1 one gets each request.</source>
        <translation>Von allen, die in der Gruppe %1 antworten, erhält einer die jeweilige Anfrage.</translation>
    </message>
    <message>
        <source>%1 answers could not be sent, last: %2</source>
        <translation>%1 Antworten konnten nicht gesendet werden, zuletzt: %2</translation>
    </message>
    <message>
        <source>Last error: %1</source>
        <translation>Letzter Fehler: %1</translation>
    </message>
    <message>
        <source>%1 without an answer by rule, by hand or for want of a reply subject, %2 dropped because they came too fast, %3 under way</source>
        <translation>%1 ohne Antwort (per Regel, von Hand oder mangels Antwort-Subject), %2 verworfen, weil sie zu schnell kamen, %3 in Arbeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Queue group</source>
        <translation>Queue-Gruppe</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Unbeantwortet</translation>
    </message>
    <message>
        <source>Avg. time</source>
        <translation>Ø Zeit</translation>
    </message>
    <message>
        <source>Last request</source>
        <translation>Letzte Anfrage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>natsight::RespondersDock</name>
    <message>
        <source>Responders</source>
        <translation>Antwortdienste</translation>
    </message>
    <message>
        <source>No connection is in use.</source>
        <translation>Keine Verbindung wird verwendet.</translation>
    </message>
    <message>
        <source>Open one: what answers requests on it shows up here.</source>
        <translation>Eine öffnen: Was darauf Anfragen beantwortet, erscheint hier.</translation>
    </message>
    <message>
        <source>Responders of %1</source>
        <translation>Antwortdienste von %1</translation>
    </message>
</context>
<context>
    <name>natsight::RespondersPage</name>
    <message>
        <source>Responders</source>
        <translation>Antwortdienste</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
</context>
<context>
    <name>natsight::RespondersView</name>
    <message>
        <source>Responders and hosted services</source>
        <translation>Antwortdienste und betriebene Dienste</translation>
    </message>
    <message>
        <source>Nothing is answered from here yet.</source>
        <translation>Von hier aus wird noch nichts beantwortet.</translation>
    </message>
    <message>
        <source>A responder answers requests on a subject: a roll call with your name on rollcall, a lottery when several answer in one queue group, a guestbook, or a chat where you answer each message by hand. A hosted service is found by everybody who lists services.</source>
        <translation>Ein Antwortdienst beantwortet Anfragen auf einem Subject: ein Namensaufruf mit dem eigenen Namen auf rollcall, eine Lotterie, wenn mehrere in einer Queue-Gruppe antworten, ein Gästebuch oder ein Chat, in dem jede Nachricht von Hand beantwortet wird. Einen betriebenen Dienst finden alle, die Dienste auflisten.</translation>
    </message>
    <message>
        <source>New responder…</source>
        <translation>Neuer Antwortdienst…</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>New responder: answer the requests on a subject (N)</source>
        <translation>Neuer Antwortdienst: Anfragen auf einem Subject beantworten (N)</translation>
    </message>
    <message>
        <source>Host a service…</source>
        <translation>Dienst betreiben…</translation>
    </message>
    <message>
        <source>Host a micro service that others can find</source>
        <translation>Einen Microservice betreiben, den andere finden können</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <source>Send a request…</source>
        <translation>Anfrage senden…</translation>
    </message>
    <message>
        <source>Show traffic</source>
        <translation>Verkehr anzeigen</translation>
    </message>
    <message>
        <source>Copy nats request command</source>
        <translation>Befehl nats request kopieren</translation>
    </message>
    <message>
        <source>Counters begin anew</source>
        <translation>Zähler zurücksetzen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Requests that wait for your answer</source>
        <translation>Anfragen, die auf eine Antwort warten</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Eigene Antwort</translation>
    </message>
    <message>
        <source>Your answer; Ctrl+Enter sends it</source>
        <translation>Eigene Antwort; Strg+Eingabe sendet sie</translation>
    </message>
    <message>
        <source>Headers of your answer, a line each</source>
        <translation>Header der eigenen Antwort, je einer pro Zeile</translation>
    </message>
    <message>
        <source>Header: value</source>
        <translation>Header: Wert</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Send the answer</source>
        <translation>Antwort senden</translation>
    </message>
    <message>
        <source>Send the answer (Ctrl+Enter)</source>
        <translation>Antwort senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Don&apos;t answer</source>
        <translation>Nicht antworten</translation>
    </message>
    <message>
        <source>Take it off the list; whoever asks runs into the timeout (Del in the list)</source>
        <translation>Von der Liste nehmen; wer fragt, läuft in die Zeitüberschreitung (Entf in der Liste)</translation>
    </message>
    <message>
        <source>Code of the error</source>
        <translation>Code des Fehlers</translation>
    </message>
    <message>
        <source>Text of the error</source>
        <translation>Text des Fehlers</translation>
    </message>
    <message>
        <source>what is wrong</source>
        <translation>was nicht stimmt</translation>
    </message>
    <message>
        <source>Send error</source>
        <translation>Fehler senden</translation>
    </message>
    <message>
        <source>Send the headers Nats-Service-Error and Nats-Service-Error-Code with the answer</source>
        <translation>Die Header Nats-Service-Error und Nats-Service-Error-Code mit der Antwort senden</translation>
    </message>
    <message>
        <source>New responder</source>
        <translation>Neuer Antwortdienst</translation>
    </message>
    <message>
        <source>Edit what is selected</source>
        <translation>Auswahl bearbeiten</translation>
    </message>
    <message>
        <source>Remove what is selected; in the list of requests: don&apos;t answer</source>
        <translation>Auswahl entfernen; in der Liste der Anfragen: nicht antworten</translation>
    </message>
    <message>
        <source>Send the answer that is typed</source>
        <translation>Die eingegebene Antwort senden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>none running</source>
        <translation>keiner läuft</translation>
    </message>
    <message>
        <source>1 running</source>
        <translation>1 läuft</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 laufen</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anfragen</translation>
    </message>
    <message>
        <source>%1 answers, %2 errors</source>
        <translation>%1 Antworten, %2 Fehler</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>%1 not held: too many waited</source>
        <translation>%1 nicht behalten: zu viele warteten</translation>
    </message>
    <message>
        <source>No request waits for your answer.</source>
        <translation>Keine Anfrage wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>1 request waits for your answer</source>
        <translation>1 Anfrage wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>%1 requests wait for your answer</source>
        <translation>%1 Anfragen warten auf eine Antwort</translation>
    </message>
    <message>
        <source>Answer requests with what is selected</source>
        <translation>Anfragen mit der Auswahl beantworten</translation>
    </message>
    <message>
        <source>Stop what is selected; requests that came before are answered still</source>
        <translation>Auswahl anhalten; zuvor eingegangene Anfragen werden noch beantwortet</translation>
    </message>
    <message>
        <source>Stop all responders and hosted services of this connection</source>
        <translation>Alle Antwortdienste und betriebenen Dienste dieser Verbindung anhalten</translation>
    </message>
    <message>
        <source>Headers: %1</source>
        <translation>Header: %1</translation>
    </message>
</context>
<context>
    <name>natsight::SavedFiltersDialog</name>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>There is no valid filter in the line that could be saved.</source>
        <translation>In der Zeile steht kein gültiger Filter, der gespeichert werden könnte.</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Name des Filters</translation>
    </message>
    <message>
        <source>Name, for instance Large orders</source>
        <translation>Name, zum Beispiel Große Bestellungen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Keep the filter of the line under this name</source>
        <translation>Den Filter der Zeile unter diesem Namen behalten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>Ihm einen anderen Namen geben (F2)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Forget the name (Del); the filter stays among the earlier ones</source>
        <translation>Den Namen vergessen (Entf); der Filter bleibt unter den früheren</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Filter by it (Enter)</source>
        <translation>Danach filtern (Eingabe)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>At most %1 filters can be saved: delete one first.</source>
        <translation>Höchstens %1 Filter können gespeichert werden: zuerst einen löschen.</translation>
    </message>
    <message>
        <source>A filter is saved under a name.</source>
        <translation>Ein Filter wird unter einem Namen gespeichert.</translation>
    </message>
    <message>
        <source>There is a filter named “%1” already.</source>
        <translation>Es gibt schon einen Filter namens „%1“.</translation>
    </message>
</context>
<context>
    <name>natsight::SavedPanel</name>
    <message>
        <source>Search saved and sent messages</source>
        <translation>Gespeicherte und gesendete Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Saved and sent messages</source>
        <translation>Gespeicherte und gesendete Nachrichten</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Nachricht speichern</translation>
    </message>
    <message>
        <source>Save the message of the form in a collection (Ctrl+S)</source>
        <translation>Nachricht des Formulars in einer Sammlung speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>New collection, folders, environment, import and export</source>
        <translation>Neue Sammlung, Ordner, Umgebung, Import und Export</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>Gespeicherte Nachrichten</translation>
    </message>
    <message>
        <source>No saved messages yet.</source>
        <translation>Noch keine gespeicherten Nachrichten.</translation>
    </message>
    <message>
        <source>Fill in the form and save it here, or import a collection.</source>
        <translation>Das Formular ausfüllen und hier speichern oder eine Sammlung importieren.</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Es wurde noch nichts gesendet.</translation>
    </message>
    <message>
        <source>The body of this message was too large to be kept: it is empty now.</source>
        <translation>Der Inhalt dieser Nachricht war zu groß, um behalten zu werden: Er ist jetzt leer.</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>Neue Sammlung…</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>My requests</source>
        <translation>Meine Anfragen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Environment…</source>
        <translation>Umgebung…</translation>
    </message>
    <message>
        <source>Import collection…</source>
        <translation>Sammlung importieren…</translation>
    </message>
    <message>
        <source>Export collection…</source>
        <translation>Sammlung exportieren…</translation>
    </message>
    <message>
        <source>Clear the history</source>
        <translation>Verlauf löschen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save message</source>
        <translation>Nachricht speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Environment of %1</source>
        <translation>Umgebung von %1</translation>
    </message>
    <message>
        <source>One variable a line, as NAME=value. {{NAME}} stands for it in messages of this collection.</source>
        <translation>Eine Variable pro Zeile, als NAME=Wert. {{NAME}} steht in Nachrichten dieser Sammlung dafür.</translation>
    </message>
    <message>
        <source>“%1” has no name and value. The environment was not changed.</source>
        <translation>„%1“ hat keinen Namen mit Wert. Die Umgebung wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>The collection goes with everything in it, and its file.</source>
        <translation>Die Sammlung wird mit ihrem ganzen Inhalt und ihrer Datei gelöscht.</translation>
    </message>
    <message>
        <source>Delete collection</source>
        <translation>Sammlung löschen</translation>
    </message>
    <message>
        <source>The folder goes with everything in it.</source>
        <translation>Der Ordner wird mit seinem ganzen Inhalt gelöscht.</translation>
    </message>
    <message>
        <source>Delete folder</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>The saved message goes.</source>
        <translation>Die gespeicherte Nachricht wird gelöscht.</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>Nachricht löschen</translation>
    </message>
    <message>
        <source>Import collection</source>
        <translation>Sammlung importieren</translation>
    </message>
    <message>
        <source>Collections (*.json);;All files (*)</source>
        <translation>Sammlungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export collection</source>
        <translation>Sammlung exportieren</translation>
    </message>
    <message>
        <source>Collections (*.json)</source>
        <translation>Sammlungen (*.json)</translation>
    </message>
    <message>
        <source>What the composer sends stands here, to be sent again. The last %1 are kept.</source>
        <translation>Was mit „Verfassen“ gesendet wird, steht hier zum erneuten Senden. Die letzten %1 werden behalten.</translation>
    </message>
    <message>
        <source>What the history keeps</source>
        <translation>Was der Verlauf behält</translation>
    </message>
    <message>
        <source>%1 of the last %2, kept with bodies up to %3.</source>
        <translation>%1 der letzten %2, behalten mit Inhalten bis %3.</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Nothing is saved as “%1” here: it was renamed, moved or deleted.</source>
        <translation>Unter „%1“ ist hier nichts gespeichert: Es wurde umbenannt, verschoben oder gelöscht.</translation>
    </message>
</context>
<context>
    <name>natsight::SchemaMappingModel</name>
    <message>
        <source>Subjects</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>natsight::SchemasDialog</name>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>Schemas</source>
        <translation>Schemas</translation>
    </message>
    <message>
        <source>By these Natsight reads protobuf and Avro payloads: in views, filters, plots and comparisons, of all connections.</source>
        <translation>Mit diesen liest Natsight Payloads in protobuf und Avro: in Ansichten, Filtern, Diagrammen und Vergleichen, bei allen Verbindungen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Dateien und Ordner</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>Datei oder Ordner</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>Files and folders with schemas</source>
        <translation>Dateien und Ordner mit Schemas</translation>
    </message>
    <message>
        <source>Protobuf: .proto files and descriptor sets; imports are looked up in the folders here and beside the files. Avro: .avsc files.</source>
        <translation>Protobuf: .proto-Dateien und Deskriptor-Sets; Importe werden in den Ordnern hier und neben den Dateien gesucht. Avro: .avsc-Dateien.</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>&amp;Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add files with schemas</source>
        <translation>Dateien mit Schemas hinzufügen</translation>
    </message>
    <message>
        <source>Add f&amp;older…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder with schemas</source>
        <translation>Einen Ordner mit Schemas hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove the file or folder from this list</source>
        <translation>Die Datei oder den Ordner aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>Read a&amp;gain</source>
        <translation>Er&amp;neut lesen</translation>
    </message>
    <message>
        <source>Read all files again</source>
        <translation>Alle Dateien erneut lesen</translation>
    </message>
    <message>
        <source>Types of subjects</source>
        <translation>Typen von Subjects</translation>
    </message>
    <message>
        <source>Where several patterns fit a subject, the most specific one counts. Avro with its schema or fingerprint in the message needs no line here.</source>
        <translation>Passen mehrere Muster auf ein Subject, zählt das genaueste. Avro mit Schema oder Fingerabdruck in der Nachricht braucht hier keine Zeile.</translation>
    </message>
    <message>
        <source>Which subjects have which type</source>
        <translation>Welche Subjects welchen Typ haben</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Add a type for subjects</source>
        <translation>Einen Typ für Subjects hinzufügen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Remove the selected types of subjects</source>
        <translation>Die ausgewählten Typen von Subjects entfernen</translation>
    </message>
    <message>
        <source>Schemas (*.proto *.desc *.protoset *.binpb *.fds *.pb *.avsc)</source>
        <translation>Schemas (*.proto *.desc *.protoset *.binpb *.fds *.pb *.avsc)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n type(s)</source>
        <translation>
            <numerusform>%n Typ</numerusform>
            <numerusform>%n Typen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>Importierte Dateien</translation>
    </message>
</context>
<context>
    <name>natsight::SearchHitModel</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>natsight::SendHistory</name>
    <message>
        <source>The history %1 cannot be read: %2</source>
        <translation>Der Verlauf %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the history cannot be read.</source>
        <translation>
            <numerusform>%n Zeile des Verlaufs kann nicht gelesen werden.</numerusform>
            <numerusform>%n Zeilen des Verlaufs können nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The history cannot be written to %1: %2</source>
        <translation>Der Verlauf kann nicht in %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 Its body was too large to be kept.</source>
        <translation>%1: %2 Der Inhalt war zu groß, um behalten zu werden.</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>veröffentlichen</translation>
    </message>
    <message>
        <source>to a stream</source>
        <translation>an Stream</translation>
    </message>
    <message>
        <source>request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>natsight::Sender</name>
    <message>
        <source>There is no connection.</source>
        <translation>Es besteht keine Verbindung.</translation>
    </message>
    <message>
        <source>Given up: it was sent, and what answers later is not shown.</source>
        <translation>Aufgegeben: Es wurde gesendet, spätere Antworten werden nicht angezeigt.</translation>
    </message>
    <message>
        <source>Published %1 to %2. Nobody confirms a publish: it is not known who has it.</source>
        <translation>%1 auf %2 veröffentlicht. Niemand bestätigt das Veröffentlichen: Es ist nicht bekannt, wer es erhalten hat.</translation>
    </message>
    <message>
        <source>%1 in domain %2</source>
        <translation>%1 in Domain %2</translation>
    </message>
    <message>
        <source>Stream %1 has this message id already, at sequence %2: nothing new is stored. Answered after %3.</source>
        <translation>Stream %1 hat diese Nachrichten-ID bereits, bei Sequenz %2: Es wird nichts Neues gespeichert. Antwort nach %3.</translation>
    </message>
    <message>
        <source>Stored in stream %1 at sequence %2. Acknowledged after %3.</source>
        <translation>Im Stream %1 als Sequenz %2 gespeichert. Bestätigt nach %3.</translation>
    </message>
    <message>
        <source>Nobody answered within %1. Whoever listens on %2 may be slow, or does not answer requests.</source>
        <translation>Niemand antwortete innerhalb von %1. Wer auf %2 lauscht, ist vielleicht langsam oder beantwortet keine Anfragen.</translation>
    </message>
    <message>
        <source>Answered after %1.</source>
        <translation>Antwort nach %1.</translation>
    </message>
    <message>
        <source>Answered after %1 with an error. %2</source>
        <translation>Antwort nach %1 mit einem Fehler. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) within %1.</source>
        <translation>
            <numerusform>%n Antwort innerhalb von %1.</numerusform>
            <numerusform>%n Antworten innerhalb von %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServerLinkModel</name>
    <message>
        <source>route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>gateway out</source>
        <translation>Gateway aus</translation>
    </message>
    <message>
        <source>gateway in</source>
        <translation>Gateway ein</translation>
    </message>
    <message>
        <source>leaf node</source>
        <translation>Leaf-Node</translation>
    </message>
    <message>
        <source>it connected</source>
        <translation>er hat verbunden</translation>
    </message>
    <message>
        <source>the other connected</source>
        <translation>der andere hat verbunden</translation>
    </message>
    <message>
        <source>cluster %1, not connected</source>
        <translation>Cluster %1, nicht verbunden</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>the other is the hub</source>
        <translation>der andere ist der Hub</translation>
    </message>
    <message>
        <source>this is the hub</source>
        <translation>dieser ist der Hub</translation>
    </message>
    <message numerus="yes">
        <source>%n route connection(s)</source>
        <translation>
            <numerusform>%n Routenverbindung</numerusform>
            <numerusform>%n Routenverbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gateway connection(s)</source>
        <translation>
            <numerusform>%n Gateway-Verbindung</numerusform>
            <numerusform>%n Gateway-Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leaf node connection(s)</source>
        <translation>
            <numerusform>%n Leaf-Node-Verbindung</numerusform>
            <numerusform>%n Leaf-Node-Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 eingehend</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 ausgehend</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>configured</source>
        <translation>konfiguriert</translation>
    </message>
    <message>
        <source>implicit</source>
        <translation>implizit</translation>
    </message>
    <message>
        <source>Number of the connection on this server</source>
        <translation>Nummer der Verbindung auf diesem Server</translation>
    </message>
    <message>
        <source>Bytes that wait at this server for the other one to read them; not told of leaf nodes</source>
        <translation>Bytes, die bei diesem Server warten, dass der andere sie liest; bei Leaf-Nodes nicht genannt</translation>
    </message>
    <message>
        <source>From the other server, per second</source>
        <translation>Vom anderen Server, pro Sekunde</translation>
    </message>
    <message>
        <source>To the other server, per second</source>
        <translation>Zum anderen Server, pro Sekunde</translation>
    </message>
    <message>
        <source>Connections of this kind to the same server</source>
        <translation>Verbindungen dieser Art zum selben Server</translation>
    </message>
    <message>
        <source>Servers tell it of routes and leaf nodes (2.10 and later)</source>
        <translation>Server nennen es bei Routen und Leaf-Nodes (ab 2.10)</translation>
    </message>
    <message>
        <source>Configured, or implicit: found through other servers</source>
        <translation>Konfiguriert, oder implizit: über andere Server gefunden</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Msgs in</source>
        <translation>Nachr. ein</translation>
    </message>
    <message>
        <source>Msgs out</source>
        <translation>Nachr. aus</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>Bytes ein</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Bytes aus</translation>
    </message>
    <message>
        <source>Total msgs in</source>
        <translation>Nachr. ein gesamt</translation>
    </message>
    <message>
        <source>Total msgs out</source>
        <translation>Nachr. aus gesamt</translation>
    </message>
    <message>
        <source>Total bytes in</source>
        <translation>Bytes ein gesamt</translation>
    </message>
    <message>
        <source>Total bytes out</source>
        <translation>Bytes aus gesamt</translation>
    </message>
    <message>
        <source>Subs</source>
        <translation>Subs</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>natsight::ServerModel</name>
    <message numerus="yes">
        <source>Of one core; the server may use %n core(s)</source>
        <translation>
            <numerusform>Bezogen auf einen Kern; der Server darf %n Kern nutzen</numerusform>
            <numerusform>Bezogen auf einen Kern; der Server darf %n Kerne nutzen</numerusform>
        </translation>
    </message>
    <message>
        <source>leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Percent of one core</source>
        <translation>Prozent eines Kerns</translation>
    </message>
    <message>
        <source>Messages that it receives from clients, routes, gateways and leaf nodes</source>
        <translation>Nachrichten, die er von Clients, Routen, Gateways und Leaf-Nodes empfängt</translation>
    </message>
    <message>
        <source>Messages that it sends to clients, routes, gateways and leaf nodes</source>
        <translation>Nachrichten, die er an Clients, Routen, Gateways und Leaf-Nodes sendet</translation>
    </message>
    <message>
        <source>Connections that were closed because they were too slow, since the server began</source>
        <translation>Verbindungen, die seit dem Start des Servers geschlossen wurden, weil sie zu langsam waren</translation>
    </message>
    <message>
        <source>Servers of its cluster that it is connected to</source>
        <translation>Server seines Clusters, mit denen er verbunden ist</translation>
    </message>
    <message>
        <source>Other clusters that it is connected to</source>
        <translation>Andere Cluster, mit denen er verbunden ist</translation>
    </message>
    <message>
        <source>From asking all servers to its answer</source>
        <translation>Von der Abfrage aller Server bis zu seiner Antwort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Subscriptions</translation>
    </message>
    <message>
        <source>Msgs in</source>
        <translation>Nachr. ein</translation>
    </message>
    <message>
        <source>Msgs out</source>
        <translation>Nachr. aus</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>Bytes ein</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Bytes aus</translation>
    </message>
    <message>
        <source>Slow consumers</source>
        <translation>Langsame Consumer</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>Gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <source>Leaf nodes</source>
        <translation>Leaf-Nodes</translation>
    </message>
    <message>
        <source>JetStream</source>
        <translation>JetStream</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Answers in</source>
        <translation>Antwortet in</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>natsight::ServerPage</name>
    <message>
        <source>Parts of the server</source>
        <translation>Teile des Servers</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verknüpfungen</translation>
    </message>
    <message>
        <source>Limits and configuration</source>
        <translation>Limits und Konfiguration</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was angezeigt wird</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Msgs in</source>
        <translation>Nachr. ein</translation>
    </message>
    <message>
        <source>Msgs out</source>
        <translation>Nachr. aus</translation>
    </message>
    <message>
        <source>Reload…</source>
        <translation>Neu laden…</translation>
    </message>
    <message>
        <source>Make the server read its configuration again</source>
        <translation>Den Server seine Konfiguration neu einlesen lassen</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Copy nats command</source>
        <translation>nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Time that the plots show</source>
        <translation>Zeitraum der Diagramme</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>Messages per second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>Bytes pro Sekunde</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Subscriptions</translation>
    </message>
    <message>
        <source>CPU, percent of one core</source>
        <translation>CPU, Prozent eines Kerns</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>out</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>This server is linked to no other.</source>
        <translation>Dieser Server ist mit keinem anderen verbunden.</translation>
    </message>
    <message>
        <source>Routes to servers of its cluster, gateways to other clusters and leaf nodes are listed here.</source>
        <translation>Hier stehen Routen zu Servern seines Clusters, Gateways zu anderen Clustern und Leaf-Nodes.</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>This server tells nothing of its configuration.</source>
        <translation>Dieser Server meldet nichts über seine Konfiguration.</translation>
    </message>
    <message>
        <source>It is told only to the system account.</source>
        <translation>Sie wird nur dem System-Account gemeldet.</translation>
    </message>
    <message>
        <source>Which answer is shown</source>
        <translation>Welche Antwort angezeigt wird</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>Ask the server for this answer once more (F5)</source>
        <translation>Diese Antwort erneut vom Server abfragen (F5)</translation>
    </message>
    <message>
        <source>The server&apos;s answer</source>
        <translation>Die Antwort des Servers</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>No server of the name %1 answers.</source>
        <translation>Kein Server mit dem Namen %1 antwortet.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>gestartet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s) seen</source>
        <translation>
            <numerusform>%n Neustart gesehen</numerusform>
            <numerusform>%n Neustarts gesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is not there.</source>
        <translation>Der Server ist nicht da.</translation>
    </message>
    <message numerus="yes">
        <source>of %n core(s)</source>
        <translation>
            <numerusform>von %n Kern</numerusform>
            <numerusform>von %n Kernen</numerusform>
        </translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 subs</source>
        <translation>%1 Subs</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>%1 (ours %2)</source>
        <translation>%1 (unsere %2)</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Configuration read</source>
        <translation>Konfiguration gelesen</translation>
    </message>
    <message>
        <source>Configuration digest</source>
        <translation>Prüfsumme der Konfiguration</translation>
    </message>
    <message>
        <source>System account</source>
        <translation>System-Account</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>used, limit</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Largest message</source>
        <translation>Größte Nachricht</translation>
    </message>
    <message>
        <source>Most pending bytes of a client</source>
        <translation>Höchstens ausstehende Bytes eines Clients</translation>
    </message>
    <message>
        <source>Longest protocol line</source>
        <translation>Längste Protokollzeile</translation>
    </message>
    <message>
        <source>Ping every</source>
        <translation>Ping alle</translation>
    </message>
    <message>
        <source>Longest write</source>
        <translation>Längster Schreibvorgang</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Cores that it may use</source>
        <translation>Nutzbare Kerne</translation>
    </message>
    <message>
        <source>Memory that it may use</source>
        <translation>Nutzbarer Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Slow consumers</source>
        <translation>Langsame Consumer</translation>
    </message>
    <message>
        <source>Slow clients</source>
        <translation>Langsame Clients</translation>
    </message>
    <message>
        <source>Slow routes</source>
        <translation>Langsame Routen</translation>
    </message>
    <message>
        <source>Slow gateways</source>
        <translation>Langsame Gateways</translation>
    </message>
    <message>
        <source>Slow leaf nodes</source>
        <translation>Langsame Leaf-Nodes</translation>
    </message>
    <message>
        <source>Stale connections</source>
        <translation>Tote Verbindungen</translation>
    </message>
    <message>
        <source>Slowed-down publishers</source>
        <translation>Gebremste Publisher</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Listens at</source>
        <translation>Lauscht auf</translation>
    </message>
    <message>
        <source>Told to clients</source>
        <translation>Den Clients gemeldet</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>TLS needed</source>
        <translation>TLS nötig</translation>
    </message>
    <message>
        <source>Client certificates checked</source>
        <translation>Client-Zertifikate geprüft</translation>
    </message>
    <message>
        <source>Certificate valid until</source>
        <translation>Zertifikat gültig bis</translation>
    </message>
    <message>
        <source>HTTP monitoring port</source>
        <translation>HTTP-Monitoring-Port</translation>
    </message>
    <message>
        <source>HTTPS monitoring port</source>
        <translation>HTTPS-Monitoring-Port</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Configured routes</source>
        <translation>Konfigurierte Routen</translation>
    </message>
    <message>
        <source>Routes to each server</source>
        <translation>Routen je Server</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>Leaf nodes</source>
        <translation>Leaf-Nodes</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>Remote of account %1</source>
        <translation>Gegenstelle des Accounts %1</translation>
    </message>
    <message>
        <source>JetStream</source>
        <translation>JetStream</translation>
    </message>
    <message>
        <source>File storage</source>
        <translation>Dateispeicher</translation>
    </message>
    <message>
        <source>File storage reserved</source>
        <translation>Dateispeicher reserviert</translation>
    </message>
    <message>
        <source>Memory storage</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Memory storage reserved</source>
        <translation>Arbeitsspeicher reserviert</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Streams that it leads</source>
        <translation>Streams, deren Leader er ist</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Consumers that it leads</source>
        <translation>Consumer, deren Leader er ist</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>API requests</source>
        <translation>API-Anfragen</translation>
    </message>
    <message>
        <source>API errors</source>
        <translation>API-Fehler</translation>
    </message>
    <message>
        <source>API level</source>
        <translation>API-Stufe</translation>
    </message>
    <message>
        <source>Leader of the meta group</source>
        <translation>Leader der Meta-Gruppe</translation>
    </message>
    <message>
        <source>none: nothing can be created or changed</source>
        <translation>keiner: Es kann nichts angelegt oder geändert werden</translation>
    </message>
    <message>
        <source>Size of the meta group</source>
        <translation>Größe der Meta-Gruppe</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Meldet</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>This needs credentials of the system account.</source>
        <translation>Dazu sind Anmeldedaten des System-Accounts nötig.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>Answered at %1</source>
        <translation>Beantwortet um %1</translation>
    </message>
    <message>
        <source>%1 · server</source>
        <translation>%1 · Server</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>Server %1</translation>
    </message>
</context>
<context>
    <name>natsight::ServersPage</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>No server tells this account of itself.</source>
        <translation>Kein Server meldet diesem Account etwas über sich.</translation>
    </message>
    <message>
        <source>Choose a connection with credentials of the system account to see servers, accounts and events.</source>
        <translation>Eine Verbindung mit Anmeldedaten des System-Accounts wählen, um Server, Accounts und Ereignisse zu sehen.</translation>
    </message>
    <message>
        <source>Forget those gone</source>
        <translation>Ausgeschiedene vergessen</translation>
    </message>
    <message>
        <source>Take servers that left out of the list</source>
        <translation>Ausgeschiedene Server aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Raw answers</source>
        <translation>Rohe Antworten</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Open the server</source>
        <translation>Den Server öffnen</translation>
    </message>
    <message>
        <source>Open the server beside</source>
        <translation>Den Server daneben öffnen</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 Verbindungen</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 eingehend</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 ausgehend</translation>
    </message>
    <message>
        <source>JetStream is led by %1</source>
        <translation>JetStream-Leader ist %1</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n erfordert Aufmerksamkeit</numerusform>
            <numerusform>%n erfordern Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%n nicht mehr da</numerusform>
            <numerusform>%n nicht mehr da</numerusform>
        </translation>
    </message>
    <message>
        <source>the servers</source>
        <translation>die Server</translation>
    </message>
</context>
<context>
    <name>natsight::ServiceClient</name>
    <message>
        <source>“%1” cannot be asked: its name or id is no token of a subject.</source>
        <translation>„%1“ kann nicht abgefragt werden: Name oder ID ist kein Token eines Subjects.</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>Die Verbindung wurde geschlossen.</translation>
    </message>
</context>
<context>
    <name>natsight::ServiceDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation>Speichern und starten</translation>
    </message>
    <message>
        <source>Host a service</source>
        <translation>Dienst betreiben</translation>
    </message>
    <message>
        <source>Edit service %1</source>
        <translation>Dienst %1 bearbeiten</translation>
    </message>
    <message>
        <source>While it runs, others find it among their services, with its endpoints and statistics (ADR-32). Several instances share the requests of a queue group, each with its own id.</source>
        <translation>Solange er läuft, finden andere ihn unter ihren Diensten, mit seinen Endpunkten und Statistiken (ADR-32). Mehrere Instanzen teilen sich die Anfragen einer Queue-Gruppe, jede mit eigener ID.</translation>
    </message>
    <message>
        <source>Name of the service</source>
        <translation>Name des Dienstes</translation>
    </message>
    <message>
        <source>hello</source>
        <translation>hello</translation>
    </message>
    <message>
        <source>Version of the service</source>
        <translation>Version des Dienstes</translation>
    </message>
    <message>
        <source>Description of the service</source>
        <translation>Beschreibung des Dienstes</translation>
    </message>
    <message>
        <source>Metadata of the service, a line each</source>
        <translation>Metadaten des Dienstes, je ein Eintrag pro Zeile</translation>
    </message>
    <message>
        <source>owner = workshop</source>
        <translation>owner = workshop</translation>
    </message>
    <message>
        <source>Number of instances</source>
        <translation>Anzahl der Instanzen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Version</translation>
    </message>
    <message>
        <source>Des&amp;cription</source>
        <translation>Besch&amp;reibung</translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation>&amp;Instanzen</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Metadaten</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Add endpoint</source>
        <translation>Endpunkt hinzufügen</translation>
    </message>
    <message>
        <source>Remove endpoint</source>
        <translation>Endpunkt entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Name of the endpoint</source>
        <translation>Name des Endpunkts</translation>
    </message>
    <message>
        <source>Subject of the endpoint</source>
        <translation>Subject des Endpunkts</translation>
    </message>
    <message>
        <source>Queue group of the endpoint</source>
        <translation>Queue-Gruppe des Endpunkts</translation>
    </message>
    <message>
        <source>Metadata of the endpoint, a line each</source>
        <translation>Metadaten des Endpunkts, je ein Eintrag pro Zeile</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>echo</translation>
    </message>
    <message>
        <source>hello.echo</source>
        <translation>hello.echo</translation>
    </message>
    <message>
        <source>none: each instance answers each request</source>
        <translation>keine: Jede Instanz beantwortet jede Anfrage</translation>
    </message>
    <message>
        <source>format = text</source>
        <translation>format = text</translation>
    </message>
    <message>
        <source>End&amp;point</source>
        <translation>End&amp;punkt</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>&amp;Subject</translation>
    </message>
    <message>
        <source>&amp;Queue group</source>
        <translation>&amp;Queue-Gruppe</translation>
    </message>
    <message>
        <source>Metada&amp;ta</source>
        <translation>Metada&amp;ten</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Metadata: %1</source>
        <translation>Metadaten: %1</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
    <message>
        <source>Endpoint %1: %2</source>
        <translation>Endpunkt %1: %2</translation>
    </message>
</context>
<context>
    <name>natsight::ServiceFeed</name>
    <message>
        <source>An answer has more than %1 and is not read.</source>
        <translation>Eine Antwort hat mehr als %1 und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>This user may not receive the answers of services on %1.</source>
        <translation>Dieser Benutzer darf auf %1 keine Antworten von Diensten empfangen.</translation>
    </message>
    <message>
        <source>This user may not ask for services: publishing to %1 is denied.</source>
        <translation>Dieser Benutzer darf keine Dienste abfragen: Veröffentlichen auf %1 ist verweigert.</translation>
    </message>
    <message>
        <source>Ask for the permission to subscribe to this inbox, or set an inbox prefix that the user may subscribe to in the connection&apos;s settings.</source>
        <translation>Um das Recht bitten, diese Inbox zu abonnieren, oder in den Einstellungen der Verbindung ein Inbox-Präfix setzen, das der Benutzer abonnieren darf.</translation>
    </message>
    <message>
        <source>Ask for the permission to publish to $SRV.&gt;, and to subscribe to the inbox that answers go to.</source>
        <translation>Um das Recht bitten, auf $SRV.&gt; zu veröffentlichen und die Inbox für die Antworten zu abonnieren.</translation>
    </message>
    <message>
        <source>No service answered in %1.</source>
        <translation>Kein Dienst antwortete in %1.</translation>
    </message>
</context>
<context>
    <name>natsight::ServiceGraphModel</name>
    <message numerus="yes">
        <source>%n way(s) in</source>
        <translation>
            <numerusform>%n eingehender Weg</numerusform>
            <numerusform>%n eingehende Wege</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n way(s) out</source>
        <translation>
            <numerusform>%n ausgehender Weg</numerusform>
            <numerusform>%n ausgehende Wege</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more way(s)</source>
        <translation>
            <numerusform>… und %n weiterer Weg</numerusform>
            <numerusform>… und %n weitere Wege</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServiceGraphPage</name>
    <message>
        <source>Graph of services</source>
        <translation>Graph der Dienste</translation>
    </message>
    <message>
        <source>the services</source>
        <translation>die Dienste</translation>
    </message>
</context>
<context>
    <name>natsight::ServiceGraphPanel</name>
    <message>
        <source>Graph of all services</source>
        <translation>Graph aller Dienste</translation>
    </message>
    <message>
        <source>Graph of the service %1</source>
        <translation>Graph des Dienstes %1</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Show the services as a list</source>
        <translation>Die Dienste als Liste zeigen</translation>
    </message>
    <message>
        <source>All services</source>
        <translation>Alle Dienste</translation>
    </message>
    <message>
        <source>Show the graph of all services</source>
        <translation>Den Graphen aller Dienste zeigen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Ask the servers which connections run the instances</source>
        <translation>Bei den Servern abfragen, welche Verbindungen die Instanzen betreiben</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet ist</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) are too many for one picture.</source>
        <translation>
            <numerusform>%n Dienst ist zu viel für ein Bild.</numerusform>
            <numerusform>%n Dienste sind zu viele für ein Bild.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type a part of a name or subject above, or open the graph of one service.</source>
        <translation>Oben einen Teil eines Namens oder Subjects eingeben oder den Graphen eines einzelnen Dienstes öffnen.</translation>
    </message>
    <message>
        <source>List of services</source>
        <translation>Liste der Dienste</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) match: too many for one picture.</source>
        <translation>
            <numerusform>%n Dienst passt: zu viel für ein Bild.</numerusform>
            <numerusform>%n Dienste passen: zu viele für ein Bild.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type more of the name or subject.</source>
        <translation>Mehr vom Namen oder Subject eingeben.</translation>
    </message>
    <message>
        <source>No instance of %1 answers.</source>
        <translation>Keine Instanz von %1 antwortet.</translation>
    </message>
    <message>
        <source>Here you see which instances answer its endpoints, and on which connections they run.</source>
        <translation>Hier ist zu sehen, welche Instanzen auf seinen Endpunkten antworten und auf welchen Verbindungen sie laufen.</translation>
    </message>
    <message>
        <source>No service answers in this account.</source>
        <translation>In diesem Account antwortet kein Dienst.</translation>
    </message>
    <message>
        <source>Here you see services, their endpoints and the instances that answer them.</source>
        <translation>Hier sind Dienste, ihre Endpunkte und die Instanzen zu sehen, die darauf antworten.</translation>
    </message>
    <message>
        <source>No service has such a name or subject.</source>
        <translation>Kein Dienst hat einen solchen Namen oder ein solches Subject.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n service(s)</source>
        <translation>
            <numerusform>%1 von %n Dienst</numerusform>
            <numerusform>%1 von %n Diensten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n Dienst</numerusform>
            <numerusform>%n Dienste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) that left are not drawn</source>
        <translation>
            <numerusform>%n ausgeschiedene Instanz ist nicht gezeichnet</numerusform>
            <numerusform>%n ausgeschiedene Instanzen sind nicht gezeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the connection of %n instance(s) is not known</source>
        <translation>
            <numerusform>die Verbindung von %n Instanz ist nicht bekannt</numerusform>
            <numerusform>die Verbindung von %n Instanzen ist nicht bekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>the servers tell no connection of these instances</source>
        <translation>die Server nennen keine Verbindung dieser Instanzen</translation>
    </message>
    <message>
        <source>which connections run the instances has not been asked</source>
        <translation>welche Verbindungen die Instanzen betreiben, wurde nicht abgefragt</translation>
    </message>
    <message>
        <source>rates of the last interval; a way is red where requests fail</source>
        <translation>Raten des letzten Intervalls; ein Weg ist rot, wo Anfragen fehlschlagen</translation>
    </message>
    <message>
        <source>asking the servers which connections run the instances…</source>
        <translation>bei den Servern wird abgefragt, welche Verbindungen die Instanzen betreiben…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Call…</source>
        <translation>Aufrufen…</translation>
    </message>
    <message>
        <source>Watch traffic</source>
        <translation>Verkehr ansehen</translation>
    </message>
    <message>
        <source>Show only the graph of %1</source>
        <translation>Nur den Graphen von %1 zeigen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
</context>
<context>
    <name>natsight::ServiceListModel</name>
    <message>
        <source>%1 (%2 left)</source>
        <translation>%1 (%2 weg)</translation>
    </message>
    <message>
        <source>Part of the requests that fail</source>
        <translation>Anteil der fehlgeschlagenen Anfragen</translation>
    </message>
    <message>
        <source>Average processing time of a request in the last interval</source>
        <translation>Mittlere Bearbeitungszeit einer Anfrage im letzten Intervall</translation>
    </message>
    <message>
        <source>Since the instances began</source>
        <translation>Seit dem Start der Instanzen</translation>
    </message>
    <message>
        <source>From asking to the last answer</source>
        <translation>Vom Abfragen bis zur letzten Antwort</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Errors/s</source>
        <translation>Fehler/s</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Answers in</source>
        <translation>Antwort in</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
</context>
<context>
    <name>natsight::ServiceLivePage</name>
    <message>
        <source>no instance answered</source>
        <translation>keine Instanz antwortete</translation>
    </message>
    <message>
        <source>asked every %1</source>
        <translation>abgefragt alle %1</translation>
    </message>
    <message>
        <source>odd answer: %1</source>
        <translation>seltsame Antwort: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) answered in %1 to %2</source>
        <translation>
            <numerusform>%n Instanz antwortete in %1 bis %2</numerusform>
            <numerusform>%n Instanzen antworteten in %1 bis %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late answer(s)</source>
        <translation>
            <numerusform>%n späte Antwort</numerusform>
            <numerusform>%n späte Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) dropped</source>
        <translation>
            <numerusform>%n Antwort verworfen</numerusform>
            <numerusform>%n Antworten verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) beyond the limit of %1 are not shown</source>
        <translation>
            <numerusform>%n Instanz jenseits der Grenze von %1 wird nicht angezeigt</numerusform>
            <numerusform>%n Instanzen jenseits der Grenze von %1 werden nicht angezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was angezeigt wird</translation>
    </message>
</context>
<context>
    <name>natsight::ServiceNotifier</name>
    <message numerus="yes">
        <source>Instances of %n more service(s) left</source>
        <translation>
            <numerusform>Instanzen von %n weiterem Dienst sind weg</numerusform>
            <numerusform>Instanzen von %n weiteren Diensten sind weg</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on connection %2</source>
        <translation>%1 auf Verbindung %2</translation>
    </message>
    <message>
        <source>Service %1 vanished: no instance answers any more</source>
        <translation>Dienst %1 ist verschwunden: Keine Instanz antwortet mehr</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) of %1 left</source>
        <translation>
            <numerusform>%n Instanz von %1 ist weg</numerusform>
            <numerusform>%n Instanzen von %1 sind weg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) still answer.</source>
        <translation>
            <numerusform>%n Instanz antwortet noch.</numerusform>
            <numerusform>%n Instanzen antworten noch.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServicePage</name>
    <message>
        <source>Parts of the service</source>
        <translation>Teile des Dienstes</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Processing time</source>
        <translation>Bearbeitungszeit</translation>
    </message>
    <message>
        <source>Ping all</source>
        <translation>Alle anpingen</translation>
    </message>
    <message>
        <source>Measure how long each instance takes to answer</source>
        <translation>Messen, wie lange jede Instanz für eine Antwort braucht</translation>
    </message>
    <message>
        <source>Watch traffic</source>
        <translation>Verkehr ansehen</translation>
    </message>
    <message>
        <source>Open the traffic of an endpoint</source>
        <translation>Den Verkehr eines Endpunkts öffnen</translation>
    </message>
    <message>
        <source>Call…</source>
        <translation>Aufrufen…</translation>
    </message>
    <message>
        <source>Fill the composer in with a request to an endpoint</source>
        <translation>„Verfassen“ mit einer Anfrage an einen Endpunkt ausfüllen</translation>
    </message>
    <message>
        <source>Which connections run it</source>
        <translation>Ausführende Verbindungen</translation>
    </message>
    <message>
        <source>Forget instances that left</source>
        <translation>Ausgeschiedene Instanzen vergessen</translation>
    </message>
    <message>
        <source>Copy nats command</source>
        <translation>nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>This service has told of no endpoint.</source>
        <translation>Dieser Dienst hat keinen Endpunkt gemeldet.</translation>
    </message>
    <message>
        <source>An endpoint is a subject that its instances answer; they tell it on $SRV.INFO and $SRV.STATS.</source>
        <translation>Ein Endpunkt ist ein Subject, auf dem seine Instanzen antworten; sie melden es auf $SRV.INFO und $SRV.STATS.</translation>
    </message>
    <message>
        <source>Fill the composer in with a request to the selected endpoint (Enter)</source>
        <translation>„Verfassen“ mit einer Anfrage an den ausgewählten Endpunkt ausfüllen (Eingabe)</translation>
    </message>
    <message>
        <source>Copy subject</source>
        <translation>Subject kopieren</translation>
    </message>
    <message>
        <source>Requests per second by instance</source>
        <translation>Anfragen pro Sekunde je Instanz</translation>
    </message>
    <message>
        <source>Processing time by instance</source>
        <translation>Bearbeitungszeit je Instanz</translation>
    </message>
    <message>
        <source>No instance is known.</source>
        <translation>Keine Instanz bekannt.</translation>
    </message>
    <message>
        <source>Instances show up when they answer on $SRV.</source>
        <translation>Instanzen erscheinen, wenn sie auf $SRV antworten.</translation>
    </message>
    <message>
        <source>Ping…</source>
        <translation>Anpingen…</translation>
    </message>
    <message>
        <source>Measure how long the selected instance takes to answer (Enter)</source>
        <translation>Messen, wie lange die ausgewählte Instanz für eine Antwort braucht (Eingabe)</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Ausgeschieden</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Requests in 5 min</source>
        <translation>Anfragen in 5 min</translation>
    </message>
    <message>
        <source>Errors in 5 min</source>
        <translation>Fehler in 5 min</translation>
    </message>
    <message>
        <source>Error share</source>
        <translation>Fehleranteil</translation>
    </message>
    <message>
        <source>Average time</source>
        <translation>Mittlere Zeit</translation>
    </message>
    <message>
        <source>No version is known.</source>
        <translation>Keine Version bekannt.</translation>
    </message>
    <message>
        <source>Instances tell theirs when they answer on $SRV.</source>
        <translation>Instanzen melden ihre, wenn sie auf $SRV antworten.</translation>
    </message>
    <message>
        <source>The same five minutes for each version; averages are of a request.</source>
        <translation>Dieselben fünf Minuten für jede Version; Mittelwerte gelten je Anfrage.</translation>
    </message>
    <message>
        <source>Nothing has happened since this was first shown.</source>
        <translation>Seit der ersten Anzeige ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Instances that join, leave or restart are listed here and marked on the plots.</source>
        <translation>Instanzen, die dazukommen, ausscheiden oder neu starten, stehen hier und sind in den Diagrammen markiert.</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>This service tells no metadata.</source>
        <translation>Dieser Dienst meldet keine Metadaten.</translation>
    </message>
    <message>
        <source>Services and endpoints may carry names and values; nothing was sent.</source>
        <translation>Dienste und Endpunkte können Namen und Werte tragen; es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>No instance of %1 answers.</source>
        <translation>Keine Instanz von %1 antwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n ausgeschieden</numerusform>
            <numerusform>%n ausgeschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tab, count</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>all instances</source>
        <translation>alle Instanzen</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>%1 · service</source>
        <translation>%1 · Dienst</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>Dienst %1</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Show its JSON</source>
        <translation>Sein JSON zeigen</translation>
    </message>
</context>
<context>
    <name>natsight::ServiceTimelineModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
</context>
<context>
    <name>natsight::ServicesPage</name>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>No service answers in this account.</source>
        <translation>In diesem Account antwortet kein Dienst.</translation>
    </message>
    <message>
        <source>A micro service answers $SRV.PING, $SRV.INFO and $SRV.STATS. Host one here (Responders), or start one: nats micro serve hello</source>
        <translation>Ein Micro-Dienst antwortet auf $SRV.PING, $SRV.INFO und $SRV.STATS. Einen hier betreiben (Antwortdienste) oder einen starten: nats micro serve hello</translation>
    </message>
    <message>
        <source>No service matches the filter.</source>
        <translation>Kein Dienst passt zum Filter.</translation>
    </message>
    <message>
        <source>A word is looked for in every field; orders.&gt; asks who answers it.</source>
        <translation>Ein Wort wird in jedem Feld gesucht; orders.&gt; fragt, wer darauf antwortet.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Filter of services</source>
        <translation>Filter der Dienste</translation>
    </message>
    <message>
        <source>Filter, or who answers orders.&gt;</source>
        <translation>Filter, oder wer auf orders.&gt; antwortet</translation>
    </message>
    <message>
        <source>Show only services with these words in any field, or that answer a subject: orders.&gt; or subject:orders.new (Ctrl+F)</source>
        <translation>Nur Dienste anzeigen, die diese Wörter in einem Feld haben oder auf ein Subject antworten: orders.&gt; oder subject:orders.new (Strg+F)</translation>
    </message>
    <message>
        <source>Services shown</source>
        <translation>Angezeigte Dienste</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Kritisches zuerst</translation>
    </message>
    <message>
        <source>Order by what needs attention most</source>
        <translation>Danach ordnen, was am meisten Aufmerksamkeit erfordert</translation>
    </message>
    <message>
        <source>Services only</source>
        <translation>Nur Dienste</translation>
    </message>
    <message>
        <source>One row a service, without versions and instances</source>
        <translation>Eine Zeile je Dienst, ohne Versionen und Instanzen</translation>
    </message>
    <message>
        <source>How often services are asked</source>
        <translation>Wie oft Dienste abgefragt werden</translation>
    </message>
    <message>
        <source>How often services are asked while a page of them is on screen</source>
        <translation>Wie oft Dienste abgefragt werden, während eine ihrer Seiten sichtbar ist</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>Ping…</source>
        <translation>Anpingen…</translation>
    </message>
    <message>
        <source>Measure how long the selected service&apos;s instances take to answer</source>
        <translation>Messen, wie lange die Instanzen des ausgewählten Dienstes für eine Antwort brauchen</translation>
    </message>
    <message>
        <source>Forget left</source>
        <translation>Ausgeschiedene vergessen</translation>
    </message>
    <message>
        <source>Take instances that left out of the list</source>
        <translation>Ausgeschiedene Instanzen aus der Liste nehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n Dienst</numerusform>
            <numerusform>%n Dienste</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the service</source>
        <translation>Den Dienst öffnen</translation>
    </message>
    <message>
        <source>Open the service beside</source>
        <translation>Den Dienst daneben öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>ID kopieren</translation>
    </message>
    <message>
        <source>Copy nats command</source>
        <translation>nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>the services</source>
        <translation>die Dienste</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Show which instances answer what as a graph</source>
        <translation>Als Graph zeigen, welche Instanzen worauf antworten</translation>
    </message>
</context>
<context>
    <name>natsight::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Language (after a restart)</source>
        <translation>&amp;Sprache (nach einem Neustart)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Memory for captured &amp;messages</source>
        <translation>Speicher für aufgezeichnete &amp;Nachrichten</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Most &amp;subjects in the tree</source>
        <translation>Höchstzahl der Su&amp;bjects im Baum</translation>
    </message>
    <message>
        <source>&amp;Broad subscriptions stop after</source>
        <translation>B&amp;reite Subscriptions enden nach</translation>
    </message>
    <message>
        <source> messages</source>
        <translation> Nachrichten</translation>
    </message>
    <message>
        <source>…&amp;or after</source>
        <translation>…&amp;oder nach</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> Minuten</translation>
    </message>
    <message>
        <source>&amp;Ask before a broad subscription</source>
        <translation>Vor einer breiten Subscription &amp;fragen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Notify me when an instance of a service leaves</source>
        <translation>Be&amp;nachrichtigen, wenn eine Instanz eines Dienstes ausscheidet</translation>
    </message>
    <message>
        <source>Services of open connections that you looked at are then asked every 15 s also while no page of them is open</source>
        <translation>Schon angesehene Dienste offener Verbindungen werden dann alle 15 s abgefragt, auch wenn keine ihrer Seiten offen ist</translation>
    </message>
    <message>
        <source>Thresholds of what &amp;needs attention…</source>
        <translation>Schwellwerte für das, was A&amp;ufmerksamkeit erfordert…</translation>
    </message>
    <message>
        <source>Thresholds of what needs attention</source>
        <translation>Schwellwerte für das, was Aufmerksamkeit erfordert</translation>
    </message>
    <message>
        <source>&amp;Formats of payloads…</source>
        <translation>&amp;Formate von Payloads…</translation>
    </message>
    <message>
        <source>Formats of payloads</source>
        <translation>Formate von Payloads</translation>
    </message>
    <message>
        <source>Mo&amp;tion</source>
        <translation>Bewe&amp;gung</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Reduced: nothing moves by itself</source>
        <translation>Reduziert: nichts bewegt sich von selbst</translation>
    </message>
</context>
<context>
    <name>natsight::StartPage</name>
    <message>
        <source>Watch a NATS system</source>
        <translation>Ein NATS-System beobachten</translation>
    </message>
    <message>
        <source>Open a context of the nats CLI, connect to a server, or look around in the demo.</source>
        <translation>Einen Kontext des nats CLI öffnen, eine Verbindung zu einem Server herstellen oder sich in der Demo umsehen.</translation>
    </message>
    <message>
        <source>&amp;Server address</source>
        <translation>&amp;Serveradresse</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Serveradresse</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect to the server</source>
        <translation>Mit dem Server verbinden</translation>
    </message>
    <message>
        <source>Connect to the server (Enter)</source>
        <translation>Mit dem Server verbinden (Eingabe)</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>A private NATS system with sample traffic, on this machine only</source>
        <translation>Ein privates NATS-System mit Beispielverkehr, nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>Known connections</source>
        <translation>Bekannte Verbindungen</translation>
    </message>
    <message>
        <source>Open the connection %1</source>
        <translation>Die Verbindung %1 öffnen</translation>
    </message>
</context>
<context>
    <name>natsight::StreamExport</name>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 takes no more.</source>
        <translation>%1 nimmt nichts mehr auf.</translation>
    </message>
    <message>
        <source>Messages up to sequence %1 are in it.</source>
        <translation>Nachrichten bis Sequenz %1 sind darin enthalten.</translation>
    </message>
</context>
<context>
    <name>natsight::StreamListModel</name>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>mirror of %1</source>
        <translation>Spiegel von %1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Msgs/s in</source>
        <translation>Nachr./s ein</translation>
    </message>
    <message>
        <source>Bytes/s in</source>
        <translation>Byte/s ein</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Repliken</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherung</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Messages that a mirror or sources are behind their origin</source>
        <translation>Nachrichten, die ein Spiegel oder Quellen hinter ihrem Ursprung zurückliegen</translation>
    </message>
</context>
<context>
    <name>natsight::StreamMessageModel</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message numerus="yes">
        <source>%n header(s)</source>
        <translation>
            <numerusform>%n Header</numerusform>
            <numerusform>%n Header</numerusform>
        </translation>
    </message>
    <message>
        <source>… %1 deleted …</source>
        <translation>… %1 gelöscht …</translation>
    </message>
    <message>
        <source>Sequence %1 holds no message any more.</source>
        <translation>Sequenz %1 enthält keine Nachricht mehr.</translation>
    </message>
    <message>
        <source>Sequences %1 to %2 hold no message any more.</source>
        <translation>Die Sequenzen %1 bis %2 enthalten keine Nachricht mehr.</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>About sequence %1</source>
        <translation>Etwa Sequenz %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Sequence in the stream</source>
        <translation>Sequenz im Stream</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time stored</source>
        <translation>Speicherzeit</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the payload</source>
        <translation>Größe des Inhalts</translation>
    </message>
    <message>
        <source>Hdr</source>
        <translation>Hdr</translation>
    </message>
    <message>
        <source>Number of headers</source>
        <translation>Anzahl der Header</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Beginning of the payload</source>
        <translation>Anfang des Inhalts</translation>
    </message>
</context>
<context>
    <name>natsight::StreamMessagesView</name>
    <message>
        <source>A header is a line `Name: value`: %1</source>
        <translation>Ein Header ist eine Zeile der Form `Name: Wert`: %1</translation>
    </message>
    <message>
        <source>Messages of stream %1</source>
        <translation>Nachrichten des Streams %1</translation>
    </message>
    <message>
        <source>Go to a sequence or time</source>
        <translation>Zu einer Sequenz oder Zeit gehen</translation>
    </message>
    <message>
        <source>Go to 1204, -2h, 14:03, last</source>
        <translation>Gehe zu 1204, -2h, 14:03, last</translation>
    </message>
    <message>
        <source>A sequence, a time of today, an ISO date and time, -2h, first or last (Ctrl+G, then Enter)</source>
        <translation>Eine Sequenz, eine Uhrzeit von heute, Datum und Zeit nach ISO, -2h, first oder last (Strg+G, dann Eingabe)</translation>
    </message>
    <message>
        <source>Filter by subject</source>
        <translation>Nach Subject filtern</translation>
    </message>
    <message>
        <source>Subject or pattern, for instance orders.*.created</source>
        <translation>Subject oder Muster, zum Beispiel orders.*.created</translation>
    </message>
    <message>
        <source>Only messages of this subject; * stands for one token, &gt; at the end for one or more (Ctrl+F)</source>
        <translation>Nur Nachrichten dieses Subjects; * steht für ein Token, &gt; am Ende für eines oder mehrere (Strg+F)</translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation>Neuesten folgen</translation>
    </message>
    <message>
        <source>Show new messages as they come, while the table is at its end</source>
        <translation>Neue Nachrichten beim Eintreffen anzeigen, solange die Tabelle an ihrem Ende steht</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search subjects, headers and payloads (Ctrl+Shift+F)</source>
        <translation>Subjects, Header und Inhalte durchsuchen (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write a range of messages to a file</source>
        <translation>Einen Bereich von Nachrichten in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Read what failed once more</source>
        <translation>Fehlgeschlagenes noch einmal lesen</translation>
    </message>
    <message>
        <source>Hit before</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Hit before (Shift+F3)</source>
        <translation>Vorheriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>First sequence of the export</source>
        <translation>Erste Sequenz des Exports</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>Last sequence of the export</source>
        <translation>Letzte Sequenz des Exports</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzte</translation>
    </message>
    <message>
        <source>Format of the file</source>
        <translation>Format der Datei</translation>
    </message>
    <message>
        <source>NDJSON</source>
        <translation>NDJSON</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Subject to publish to</source>
        <translation>Subject, auf dem veröffentlicht wird</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Publish the message</source>
        <translation>Nachricht veröffentlichen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close without publishing (Esc)</source>
        <translation>Ohne Veröffentlichen schließen (Esc)</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Name: value</source>
        <translation>Name: Wert</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Edit and resend…</source>
        <translation>Bearbeiten und erneut senden…</translation>
    </message>
    <message>
        <source>Publish an edited copy of this message</source>
        <translation>Eine bearbeitete Kopie dieser Nachricht veröffentlichen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Delete this message (Del)</source>
        <translation>Diese Nachricht löschen (Entf)</translation>
    </message>
    <message>
        <source>Erase securely…</source>
        <translation>Sicher löschen…</translation>
    </message>
    <message>
        <source>Delete this message and overwrite its bytes on disk</source>
        <translation>Diese Nachricht löschen und ihre Bytes auf dem Datenträger überschreiben</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung erlaubt nur Lesen.</translation>
    </message>
    <message>
        <source>The stream is sealed: nothing in it can change.</source>
        <translation>Der Stream ist versiegelt: Nichts darin kann sich ändern.</translation>
    </message>
    <message>
        <source>The stream does not allow to delete single messages (deny_delete).</source>
        <translation>Der Stream erlaubt kein Löschen einzelner Nachrichten (deny_delete).</translation>
    </message>
    <message>
        <source>Publish a message into this stream</source>
        <translation>Eine Nachricht in diesem Stream veröffentlichen</translation>
    </message>
    <message>
        <source>This user may not read the stream</source>
        <translation>Dieser Benutzer darf den Stream nicht lesen</translation>
    </message>
    <message>
        <source>The messages cannot be read</source>
        <translation>Die Nachrichten können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Reading stream %1</source>
        <translation>Stream %1 wird gelesen</translation>
    </message>
    <message>
        <source>Asked the server for its state.</source>
        <translation>Der Server wurde nach dem Zustand des Streams gefragt.</translation>
    </message>
    <message>
        <source>Looking for %1.</source>
        <translation>%1 wird gesucht.</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>Keine Nachricht passt</translation>
    </message>
    <message>
        <source>None of %1 messages has a subject under %2.</source>
        <translation>Keine von %1 Nachrichten hat ein Subject unter %2.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>The stream holds no message</source>
        <translation>Der Stream enthält keine Nachricht</translation>
    </message>
    <message>
        <source>Messages come from its mirror or sources.</source>
        <translation>Nachrichten kommen aus seinem Spiegel oder seinen Quellen.</translation>
    </message>
    <message>
        <source>What is published to %1 shows up here.</source>
        <translation>Was auf %1 veröffentlicht wird, erscheint hier.</translation>
    </message>
    <message>
        <source>Publish a message</source>
        <translation>Eine Nachricht veröffentlichen</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>%1 of %2 messages loaded</source>
        <translation>%1 von %2 Nachrichten geladen</translation>
    </message>
    <message>
        <source>%1 deleted between</source>
        <translation>%1 dazwischen gelöscht</translation>
    </message>
    <message>
        <source>following</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>not following</source>
        <translation>folgt nicht</translation>
    </message>
    <message>
        <source>The last sequence is %1.</source>
        <translation>Die letzte Sequenz ist %1.</translation>
    </message>
    <message>
        <source>That is neither a sequence nor a time: 1204, -2h, 14:03, 2026-11-24T14:03:00, first or last.</source>
        <translation>Das ist weder eine Sequenz noch eine Zeit: 1204, -2h, 14:03, 2026-11-24T14:03:00, first oder last.</translation>
    </message>
    <message>
        <source>All messages are older; this is the last one.</source>
        <translation>Alle Nachrichten sind älter; dies ist die letzte.</translation>
    </message>
    <message>
        <source>There is no later message on %1.</source>
        <translation>Es gibt keine spätere Nachricht auf %1.</translation>
    </message>
    <message>
        <source>Reading message %1…</source>
        <translation>Nachricht %1 wird gelesen…</translation>
    </message>
    <message>
        <source>Message %1 has been deleted meanwhile.</source>
        <translation>Nachricht %1 wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>The message that you select shows up here.</source>
        <translation>Die ausgewählte Nachricht erscheint hier.</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Erase message %1 of %2?</source>
        <translation>Nachricht %1 von %2 sicher löschen?</translation>
    </message>
    <message>
        <source>Delete message %1 of %2?</source>
        <translation>Nachricht %1 von %2 löschen?</translation>
    </message>
    <message>
        <source>The message on %1 is deleted and its bytes are overwritten on disk. Nobody can read it again; copies in mirrors and other streams stay.</source>
        <translation>Die Nachricht auf %1 wird gelöscht, und ihre Bytes werden auf dem Datenträger überschrieben. Niemand kann sie mehr lesen; Kopien in Spiegeln und anderen Streams bleiben.</translation>
    </message>
    <message>
        <source>The message on %1 is deleted. Consumers that have not seen it never will; copies in mirrors and other streams stay.</source>
        <translation>Die Nachricht auf %1 wird gelöscht. Consumer, die sie noch nicht erhalten haben, erhalten sie nie; Kopien in Spiegeln und anderen Streams bleiben.</translation>
    </message>
    <message>
        <source>Erase message %1</source>
        <translation>Nachricht %1 sicher löschen</translation>
    </message>
    <message>
        <source>Delete message %1</source>
        <translation>Nachricht %1 löschen</translation>
    </message>
    <message>
        <source>Message %1 was not deleted: %2</source>
        <translation>Nachricht %1 wurde nicht gelöscht: %2</translation>
    </message>
    <message>
        <source>Message %1 is erased.</source>
        <translation>Nachricht %1 ist sicher gelöscht.</translation>
    </message>
    <message>
        <source>Message %1 is deleted.</source>
        <translation>Nachricht %1 ist gelöscht.</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy payload</source>
        <translation>Inhalt kopieren</translation>
    </message>
    <message>
        <source>Copy subject</source>
        <translation>Subject kopieren</translation>
    </message>
    <message>
        <source>Next on this subject</source>
        <translation>Nächste auf diesem Subject</translation>
    </message>
    <message>
        <source>Show only this subject</source>
        <translation>Nur dieses Subject anzeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the search</source>
        <translation>Suche abbrechen</translation>
    </message>
    <message>
        <source>Start the search</source>
        <translation>Suche starten</translation>
    </message>
    <message>
        <source>hit %1 of %2</source>
        <translation>Treffer %1 von %2</translation>
    </message>
    <message>
        <source>no hit yet</source>
        <translation>noch kein Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>ended at %1: %2</source>
        <translation>beendet bei %1: %2</translation>
    </message>
    <message>
        <source>cancelled at %1</source>
        <translation>abgebrochen bei %1</translation>
    </message>
    <message>
        <source>%1 messages read</source>
        <translation>%1 Nachrichten gelesen</translation>
    </message>
    <message>
        <source>no hit</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>Export messages of %1</source>
        <translation>Nachrichten von %1 exportieren</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Choose a file and export</source>
        <translation>Datei auswählen und exportieren</translation>
    </message>
    <message>
        <source>With a subject filter only its messages.</source>
        <translation>Mit Subject-Filter nur dessen Nachrichten.</translation>
    </message>
    <message>
        <source>%1 messages written</source>
        <translation>%1 Nachrichten geschrieben</translation>
    </message>
    <message>
        <source>%1, then: %2</source>
        <translation>%1, dann: %2</translation>
    </message>
    <message>
        <source>Cancelled: %1 to %2.</source>
        <translation>Abgebrochen: %1 nach %2.</translation>
    </message>
    <message>
        <source>%1 to %2.</source>
        <translation>%1 nach %2.</translation>
    </message>
    <message>
        <source>%1 that cannot be edited as text; they are sent unchanged.</source>
        <translation>%1, die nicht als Text bearbeitet werden können; sie werden unverändert gesendet.</translation>
    </message>
    <message>
        <source>Resend to</source>
        <translation>Erneut senden an</translation>
    </message>
    <message>
        <source>Publish to</source>
        <translation>Veröffentlichen auf</translation>
    </message>
    <message>
        <source>▲ This subject goes back to stream %1: its consumers get the message once more.</source>
        <translation>▲ Dieses Subject führt zurück in den Stream %1: Seine Consumer erhalten die Nachricht noch einmal.</translation>
    </message>
    <message>
        <source>▲ Stream %1 does not take this subject; another one may.</source>
        <translation>▲ Der Stream %1 nimmt dieses Subject nicht auf; vielleicht ein anderer.</translation>
    </message>
    <message>
        <source>Publish and wait for the acknowledgement</source>
        <translation>Veröffentlichen und auf die Bestätigung warten</translation>
    </message>
    <message>
        <source>Waiting for the acknowledgement…</source>
        <translation>Warten auf die Bestätigung…</translation>
    </message>
    <message>
        <source>▲ Stream %1 has it already, as sequence %2 (same Nats-Msg-Id): nothing was stored.</source>
        <translation>▲ Der Stream %1 hat sie bereits, als Sequenz %2 (gleiche Nats-Msg-Id): Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>● Stored in stream %1 as sequence %2.</source>
        <translation>● Im Stream %1 als Sequenz %2 gespeichert.</translation>
    </message>
    <message>
        <source>Search the messages</source>
        <translation>Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>Next message on the same subject</source>
        <translation>Nächste Nachricht auf demselben Subject</translation>
    </message>
    <message>
        <source>Copy the selected messages as tab-separated text</source>
        <translation>Die ausgewählten Nachrichten als tabulatorgetrennten Text kopieren</translation>
    </message>
    <message>
        <source>Copy the message as nats command</source>
        <translation>Die Nachricht als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Delete the message, after asking</source>
        <translation>Die Nachricht nach Rückfrage löschen</translation>
    </message>
    <message>
        <source>Hits of the search</source>
        <translation>Treffer der Suche</translation>
    </message>
    <message>
        <source>It is lost each time that the server sends them: one may be larger than what the server keeps waiting for a client (max_pending).</source>
        <translation>Sie geht jedes Mal verloren, wenn der Server die Nachrichten sendet: Eine davon ist vielleicht größer als das, was der Server für einen Client ausstehen lässt (max_pending).</translation>
    </message>
    <message>
        <source>first %1 hits shown, %2 found</source>
        <translation>erste %1 Treffer angezeigt, %2 gefunden</translation>
    </message>
    <message>
        <source>▲ The subject holds bytes that are no text, and the server does not tell them: the copy goes to another subject.</source>
        <translation>▲ Das Subject enthält Bytes, die kein Text sind, und der Server gibt sie nicht an: Die Kopie geht an ein anderes Subject.</translation>
    </message>
    <message>
        <source>From the search into its hits; go to the one that is selected</source>
        <translation>Von der Suche in ihre Treffer; zum ausgewählten gehen</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden…</translation>
    </message>
    <message>
        <source>What to search for</source>
        <translation>Wonach gesucht wird</translation>
    </message>
    <message>
        <source>Words in subject, headers or payload, or conditions</source>
        <translation>Wörter in Subject, Headern oder Payload, oder Bedingungen</translation>
    </message>
    <message>
        <source>Reads the whole stream (with a subject filter only its messages). Capital letters make a word exact (Enter starts, F1 explains conditions).</source>
        <translation>Liest den ganzen Stream (mit Subject-Filter nur dessen Nachrichten). Großbuchstaben machen ein Wort genau (Eingabe startet, F1 erklärt Bedingungen).</translation>
    </message>
</context>
<context>
    <name>natsight::StreamPage</name>
    <message>
        <source>Parts of the stream</source>
        <translation>Teile des Streams</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Repliken</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Coming in</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Step down leader…</source>
        <translation>Leader abtreten lassen…</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>Seal…</source>
        <translation>Versiegeln…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Messages per second in</source>
        <translation>Eingehende Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>in</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>State of the stream</source>
        <translation>Zustand des Streams</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Age of the oldest</source>
        <translation>Alter der ältesten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Speichert</translation>
    </message>
    <message>
        <source>First message</source>
        <translation>Erste Nachricht</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>Different subjects</source>
        <translation>Verschiedene Subjects</translation>
    </message>
    <message>
        <source>Deleted inside</source>
        <translation>Innerhalb gelöscht</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherung</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>This stream has no consumer.</source>
        <translation>Dieser Stream hat keinen Consumer.</translation>
    </message>
    <message>
        <source>A consumer hands the stream&apos;s messages to programs and remembers which ones were acknowledged.</source>
        <translation>Ein Consumer gibt die Nachrichten des Streams an Programme weiter und merkt sich, welche bestätigt wurden.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The stream is sealed.</source>
        <translation>Der Stream ist versiegelt.</translation>
    </message>
    <message>
        <source>The stream&apos;s configuration denies purges.</source>
        <translation>Die Konfiguration des Streams verweigert das Leeren.</translation>
    </message>
    <message>
        <source>The stream is sealed already.</source>
        <translation>Der Stream ist bereits versiegelt.</translation>
    </message>
    <message>
        <source>A mirror cannot be sealed.</source>
        <translation>Ein Spiegel kann nicht versiegelt werden.</translation>
    </message>
    <message>
        <source>There is no cluster.</source>
        <translation>Es gibt keinen Cluster.</translation>
    </message>
    <message>
        <source>What is shown is old: %1</source>
        <translation>Die Anzeige ist veraltet: %1</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>versiegelt</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 lagging or stuck</source>
        <translation>%1 im Rückstand oder blockiert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>leader %1</source>
        <translation>Leader %1</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1, kein Limit</translation>
    </message>
    <message>
        <source>%1 · sequence %2</source>
        <translation>%1 · Sequenz %2</translation>
    </message>
    <message>
        <source>a mirror of %1</source>
        <translation>ein Spiegel von %1</translation>
    </message>
    <message>
        <source>%1 sequences</source>
        <translation>%1 Sequenznummern</translation>
    </message>
    <message>
        <source>%1 messages, %2</source>
        <translation>%1 Nachrichten, %2</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>auf Datenträger</translation>
    </message>
    <message>
        <source>work queue: until acknowledged</source>
        <translation>Work-Queue: bis zur Bestätigung</translation>
    </message>
    <message>
        <source>interest: until all consumers acknowledged</source>
        <translation>Interesse: bis alle Consumer bestätigt haben</translation>
    </message>
    <message>
        <source>limits: until a limit is reached</source>
        <translation>Limits: bis ein Limit erreicht ist</translation>
    </message>
    <message>
        <source>Consumers (%1)</source>
        <translation>Consumer (%1)</translation>
    </message>
    <message>
        <source>Consumers (%1, %2 lagging or stuck)</source>
        <translation>Consumer (%1, %2 im Rückstand oder blockiert)</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>%1 ack pending</source>
        <translation>%1 unbestätigt</translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation>%1 zugestellt</translation>
    </message>
    <message>
        <source>%1 · stream</source>
        <translation>%1 · Stream</translation>
    </message>
    <message>
        <source>stream %1</source>
        <translation>Stream %1</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Show data flow</source>
        <translation>Datenfluss anzeigen</translation>
    </message>
    <message>
        <source>Copy to new stream…</source>
        <translation>In neuen Stream kopieren…</translation>
    </message>
    <message>
        <source>New consumer…</source>
        <translation>Neuer Consumer…</translation>
    </message>
    <message>
        <source>Create a consumer of this stream (N)</source>
        <translation>Einen Consumer dieses Streams anlegen (N)</translation>
    </message>
    <message>
        <source>Change the configuration of the selected consumer (F2)</source>
        <translation>Konfiguration des ausgewählten Consumers ändern (F2)</translation>
    </message>
    <message>
        <source>Delete the selected consumers (Del)</source>
        <translation>Die ausgewählten Consumer löschen (Entf)</translation>
    </message>
    <message>
        <source>Copy to new consumer…</source>
        <translation>In neuen Consumer kopieren…</translation>
    </message>
    <message>
        <source>Change the configuration</source>
        <translation>Konfiguration ändern</translation>
    </message>
    <message>
        <source>Open bucket %1</source>
        <translation>Bucket %1 öffnen</translation>
    </message>
    <message>
        <source>Can&apos;t read the consumers: %1</source>
        <translation>Die Consumer lassen sich nicht lesen: %1</translation>
    </message>
</context>
<context>
    <name>natsight::StreamScan</name>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>The server sent nothing though there is more.</source>
        <translation>Der Server hat nichts gesendet, obwohl es mehr gibt.</translation>
    </message>
</context>
<context>
    <name>natsight::StreamsPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, no limit</source>
        <translation>%1, kein Limit</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf Datenträger</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>Im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>There is no stream in this account.</source>
        <translation>In diesem Account gibt es keinen Stream.</translation>
    </message>
    <message>
        <source>A stream keeps the messages of its subjects, so that they can be read later and again.</source>
        <translation>Ein Stream bewahrt die Nachrichten seiner Subjects auf, sodass sie später und erneut gelesen werden können.</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>Remove messages of the selected stream</source>
        <translation>Nachrichten des ausgewählten Streams entfernen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Delete the selected streams (Del)</source>
        <translation>Die ausgewählten Streams löschen (Entf)</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete the selected streams</source>
        <translation>Die ausgewählten Streams löschen</translation>
    </message>
    <message>
        <source>Open the stream</source>
        <translation>Den Stream öffnen</translation>
    </message>
    <message>
        <source>Open the stream beside</source>
        <translation>Den Stream daneben öffnen</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 eingehend</translation>
    </message>
    <message>
        <source>%1 consumers</source>
        <translation>%1 Consumer</translation>
    </message>
    <message>
        <source>%1 lagging or stuck</source>
        <translation>%1 im Rückstand oder blockiert</translation>
    </message>
    <message>
        <source>loaded %1 of %2</source>
        <translation>%1 von %2 geladen</translation>
    </message>
    <message>
        <source>the streams</source>
        <translation>die Streams</translation>
    </message>
    <message>
        <source>New stream…</source>
        <translation>Neuer Stream…</translation>
    </message>
    <message>
        <source>Create a stream (N)</source>
        <translation>Einen Stream anlegen (N)</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Change the configuration of the selected stream (F2)</source>
        <translation>Konfiguration des ausgewählten Streams ändern (F2)</translation>
    </message>
    <message>
        <source>Show data flow</source>
        <translation>Datenfluss anzeigen</translation>
    </message>
    <message>
        <source>Copy to new stream…</source>
        <translation>In neuen Stream kopieren…</translation>
    </message>
    <message>
        <source>New stream</source>
        <translation>Neuer Stream</translation>
    </message>
    <message>
        <source>Edit the selected stream</source>
        <translation>Ausgewählten Stream bearbeiten</translation>
    </message>
    <message>
        <source>Open bucket %1</source>
        <translation>Bucket %1 öffnen</translation>
    </message>
    <message>
        <source>the account&apos;s limits are not known: %1</source>
        <translation>die Grenzwerte des Accounts sind nicht bekannt: %1</translation>
    </message>
</context>
<context>
    <name>natsight::SubjectCompleter</name>
    <message>
        <source>%1, %2</source>
        <comment>subject, where it is known from</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Subjects that are known</source>
        <translation>Bekannte Subjects</translation>
    </message>
</context>
<context>
    <name>natsight::SubjectCountModel</name>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>natsight::SubjectCountTreeModel</name>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>natsight::SubjectTreeModel</name>
    <message>
        <source>%1 messages a second</source>
        <translation>%1 Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>%1 bytes a second</source>
        <translation>%1 Byte pro Sekunde</translation>
    </message>
    <message>
        <source>other (%1)</source>
        <translation>weitere (%1)</translation>
    </message>
    <message>
        <source>other</source>
        <translation>weitere</translation>
    </message>
    <message>
        <source>Subjects that are not shown one by one. Sort by rate or type a filter to reach them.</source>
        <translation>Subjects, die nicht einzeln angezeigt werden. Sie sind erreichbar, wenn nach Rate sortiert oder ein Filter eingegeben wird.</translation>
    </message>
    <message>
        <source>Subjects past the limit of %1 that are told apart.</source>
        <translation>Subjects jenseits der Grenze: Höchstens %1 werden einzeln unterschieden.</translation>
    </message>
    <message>
        <source>%1 messages a second now</source>
        <translation>derzeit %1 Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Messages since the start of the capture</source>
        <translation>Nachrichten seit Beginn der Aufzeichnung</translation>
    </message>
    <message>
        <source>msgs/s</source>
        <translation>Nachr./s</translation>
    </message>
    <message>
        <source>Messages a second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>Byte/s</translation>
    </message>
    <message>
        <source>Payload bytes a second</source>
        <translation>Byte Inhalt pro Sekunde</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>Time since the last message</source>
        <translation>Zeit seit der letzten Nachricht</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Beginning of the last payload</source>
        <translation>Anfang des letzten Inhalts</translation>
    </message>
    <message>
        <source>Messages a second over the last minute</source>
        <translation>Nachrichten pro Sekunde in der letzten Minute</translation>
    </message>
</context>
<context>
    <name>natsight::SubjectsView</name>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>&amp;Subjects</source>
        <translation>&amp;Subjects</translation>
    </message>
    <message>
        <source>Subjects to count</source>
        <translation>Zu zählende Subjects</translation>
    </message>
    <message>
        <source>A subject or a pattern, for instance orders.eu.&gt;</source>
        <translation>Ein Subject oder ein Muster, zum Beispiel orders.eu.&gt;</translation>
    </message>
    <message>
        <source>Count the messages of these subjects</source>
        <translation>Die Nachrichten dieser Subjects zählen</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>Copy subject</source>
        <translation>Subject kopieren</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>Can&apos;t count the subjects: %1</source>
        <translation>Die Subjects können nicht gezählt werden: %1</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>No message with such a subject is stored.</source>
        <translation>Es ist keine Nachricht mit einem solchen Subject gespeichert.</translation>
    </message>
    <message>
        <source>This stream has %1 subjects.</source>
        <translation>Dieser Stream hat %1 Subjects.</translation>
    </message>
    <message>
        <source>Type which ones to count, for instance orders.eu.&gt;; at most %1 are shown.</source>
        <translation>Bitte eingeben, welche gezählt werden sollen, zum Beispiel orders.eu.&gt;; höchstens %1 werden angezeigt.</translation>
    </message>
    <message>
        <source>Count the first %1</source>
        <translation>Die ersten %1 zählen</translation>
    </message>
    <message>
        <source>Which subjects are stored, and how often.</source>
        <translation>Welche Subjects gespeichert sind und wie oft.</translation>
    </message>
    <message>
        <source>%1 of %2 subjects · %3 messages</source>
        <translation>%1 von %2 Subjects · %3 Nachrichten</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt…</translation>
    </message>
    <message>
        <source>counted %1</source>
        <translation>gezählt: %1</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Show the subjects as a tree</source>
        <translation>Die Subjects als Baum anzeigen</translation>
    </message>
    <message>
        <source>Token by token, with the sums of each branch; otherwise one subject a line</source>
        <translation>Token für Token, mit den Summen jedes Zweigs; sonst ein Subject pro Zeile</translation>
    </message>
    <message>
        <source>Filter of the subject tree</source>
        <translation>Filter des Subject-Baums</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Show only subjects that contain this (Ctrl+F)</source>
        <translation>Nur Subjects anzeigen, die dies enthalten (Strg+F)</translation>
    </message>
    <message>
        <source>Close all branches</source>
        <translation>Alle Zweige schließen</translation>
    </message>
    <message>
        <source>Subjects as a tree</source>
        <translation>Subjects als Baum</translation>
    </message>
    <message>
        <source>Totals of the subjects</source>
        <translation>Summen der Subjects</translation>
    </message>
    <message>
        <source>Show the messages of the branch</source>
        <translation>Nachrichten des Zweigs anzeigen</translation>
    </message>
    <message>
        <source>Show the messages of the subject</source>
        <translation>Nachrichten des Subjects anzeigen</translation>
    </message>
    <message>
        <source>Show messages of %1</source>
        <translation>Nachrichten von %1 anzeigen</translation>
    </message>
    <message>
        <source>Count only %1</source>
        <translation>Nur %1 zählen</translation>
    </message>
    <message>
        <source>Open all below</source>
        <translation>Alles darunter öffnen</translation>
    </message>
</context>
<context>
    <name>natsight::SubscriptionModel</name>
    <message>
        <source>(no client)</source>
        <translation>(kein Client)</translation>
    </message>
    <message>
        <source>No client of the server has this connection: it is the server&apos;s own, for instance of a stream or a consumer, or it is gone since.</source>
        <translation>Kein Client des Servers hat diese Verbindung: Sie gehört dem Server selbst, etwa für einen Stream oder Consumer, oder besteht nicht mehr.</translation>
    </message>
    <message>
        <source>The name that the client gives itself</source>
        <translation>Der Name, den der Client sich selbst gibt</translation>
    </message>
    <message>
        <source>Number of the connection on its server</source>
        <translation>Nummer der Verbindung auf ihrem Server</translation>
    </message>
    <message>
        <source>Messages that the server has delivered for this subscription</source>
        <translation>Nachrichten, die der Server für diese Subscription zugestellt hat</translation>
    </message>
    <message>
        <source>Number of the subscription on its connection</source>
        <translation>Nummer der Subscription auf ihrer Verbindung</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Queue group</source>
        <translation>Queue-Gruppe</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>CID</source>
        <translation>CID</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>SID</source>
        <translation>SID</translation>
    </message>
</context>
<context>
    <name>natsight::SubscriptionSearch</name>
    <message>
        <source>This is no answer of a server about its connections and their subscriptions.</source>
        <translation>Das ist keine Antwort eines Servers über seine Verbindungen und deren Subscriptions.</translation>
    </message>
    <message>
        <source>It has more subscriptions than are read.</source>
        <translation>Er hat mehr Subscriptions, als gelesen werden.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>natsight::SubscriptionsPage</name>
    <message>
        <source>Subscriptions</source>
        <translation>Subscriptions</translation>
    </message>
    <message>
        <source>Open its connection</source>
        <translation>Zugehörige Verbindung öffnen</translation>
    </message>
    <message>
        <source>Open its server</source>
        <translation>Zugehörigen Server öffnen</translation>
    </message>
    <message>
        <source>Open its account</source>
        <translation>Zugehörigen Account öffnen</translation>
    </message>
    <message>
        <source>Find who subscribes to this subject</source>
        <translation>Abonnenten dieses Subjects finden</translation>
    </message>
    <message>
        <source>Copy subject</source>
        <translation>Subject kopieren</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Who subscribes to this subject? orders.new, orders.*, orders.&gt;</source>
        <translation>Wer abonniert dieses Subject? orders.new, orders.*, orders.&gt;</translation>
    </message>
    <message>
        <source>A subject finds all subscriptions that get its messages; one with wildcards finds all that share a subject with it, but then the servers send all their subscriptions.</source>
        <translation>Ein Subject findet alle Subscriptions, die seine Nachrichten erhalten; eines mit Platzhaltern findet alle, die ein Subject mit ihm gemeinsam haben, aber dann senden die Server all ihre Subscriptions.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Accounts</translation>
    </message>
    <message>
        <source>Only subscriptions of this account</source>
        <translation>Nur Subscriptions dieses Accounts</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>asking</source>
        <translation>fragt</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Open the connection</source>
        <translation>Verbindung öffnen</translation>
    </message>
    <message>
        <source>Open the connection beside</source>
        <translation>Verbindung daneben öffnen</translation>
    </message>
    <message>
        <source>It belongs to no client: this is its server.</source>
        <translation>Sie gehört zu keinem Client: Dies ist ihr Server.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>What came so far stays</source>
        <translation>Was bisher kam, bleibt</translation>
    </message>
    <message>
        <source>Ask the servers (Enter)</source>
        <translation>Die Server fragen (Eingabe)</translation>
    </message>
    <message>
        <source>Subscriptions to a subject, of all servers, stand here.</source>
        <translation>Hier stehen die Subscriptions eines Subjects, von allen Servern.</translation>
    </message>
    <message>
        <source>Type the subject above and press Enter. Each row leads to the connection that holds it.</source>
        <translation>Oben das Subject eingeben und die Eingabetaste drücken. Jede Zeile führt zu der Verbindung, die die Subscription hält.</translation>
    </message>
    <message>
        <source>The servers will be asked for %1.</source>
        <translation>Die Server werden nach %1 gefragt werden.</translation>
    </message>
    <message>
        <source>This question is heavy for them: it is asked at most every 5 s, and only while the page is shown.</source>
        <translation>Diese Frage ist für sie aufwendig: Sie wird höchstens alle 5 s gestellt und nur, solange die Seite zu sehen ist.</translation>
    </message>
    <message>
        <source>Servers are asked for %1…</source>
        <translation>Server werden nach %1 gefragt…</translation>
    </message>
    <message>
        <source>Nobody told who subscribes to %1.</source>
        <translation>Niemand hat mitgeteilt, wer %1 abonniert.</translation>
    </message>
    <message>
        <source>Nobody subscribes to %1.</source>
        <translation>Niemand abonniert %1.</translation>
    </message>
    <message>
        <source>This account sees its own clients only: its streams, services of other accounts and what comes over leaf nodes are not among them.</source>
        <translation>Dieser Account sieht nur seine eigenen Clients: Seine Streams, Dienste anderer Accounts und was über Leaf-Nodes kommt, sind nicht darunter.</translation>
    </message>
    <message>
        <source>Messages on it go nowhere. Servers beyond a leaf node are told of by those alone.</source>
        <translation>Nachrichten darauf gehen ins Leere. Über Server jenseits eines Leaf-Nodes geben nur diese selbst Auskunft.</translation>
    </message>
    <message>
        <source>There are more subscriptions than were looked through: the list is not complete. Name an account or a subject without wildcards.</source>
        <translation>Es gibt mehr Subscriptions, als durchgesehen wurden: Die Liste ist nicht vollständig. Einen Account oder ein Subject ohne Platzhalter angeben.</translation>
    </message>
    <message>
        <source>Some servers did not answer, their subscriptions are missing: %1</source>
        <translation>Einige Server haben nicht geantwortet, ihre Subscriptions fehlen: %1</translation>
    </message>
    <message>
        <source>asked only when you ask, every 5 s at most</source>
        <translation>nur auf Anforderung gefragt, höchstens alle 5 s</translation>
    </message>
    <message>
        <source>%1 in account %2</source>
        <translation>%1 im Account %2</translation>
    </message>
    <message>
        <source>the servers are asked soon: every 5 s at most</source>
        <translation>die Server werden bald gefragt: höchstens alle 5 s</translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s)</source>
        <translation>
            <numerusform>%n Subscription</numerusform>
            <numerusform>%n Subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in queue groups</source>
        <translation>%1 in Queue-Gruppen</translation>
    </message>
    <message>
        <source>%1 of %2 servers answered</source>
        <translation>%1 von %2 Servern haben geantwortet</translation>
    </message>
    <message>
        <source>%1 looked through</source>
        <translation>%1 durchgesehen</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>names of %1 more connections were not asked for</source>
        <translation>die Namen von %1 weiteren Verbindungen wurden nicht erfragt</translation>
    </message>
    <message>
        <source>the subscriptions</source>
        <translation>die Subscriptions</translation>
    </message>
</context>
<context>
    <name>natsight::SystemActions</name>
    <message>
        <source>This connection is read-only: nothing can be changed.</source>
        <translation>Diese Verbindung ist schreibgeschützt: Es kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>This needs credentials of the system account.</source>
        <translation>Dazu sind Anmeldedaten des System-Accounts nötig.</translation>
    </message>
    <message>
        <source>The server is gone.</source>
        <translation>Den Server gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Select connections first.</source>
        <translation>Zuerst Verbindungen auswählen.</translation>
    </message>
    <message>
        <source>It is closed already.</source>
        <translation>Sie ist schon geschlossen.</translation>
    </message>
    <message>
        <source>the server is gone</source>
        <translation>den Server gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Kick %1?</source>
        <translation>%1 trennen?</translation>
    </message>
    <message numerus="yes">
        <source>Kick %n connection(s)?</source>
        <translation>
            <numerusform>%n Verbindung trennen?</numerusform>
            <numerusform>%n Verbindungen trennen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The server closes the connection at once. What the client has sent and what waits for it may be lost; most clients reconnect by themselves.</source>
        <translation>Der Server schließt die Verbindung sofort. Was der Client gesendet hat und was auf ihn wartet, kann verloren gehen; die meisten Clients verbinden sich von selbst neu.</translation>
    </message>
    <message>
        <source>Kick it</source>
        <translation>Trennen</translation>
    </message>
    <message numerus="yes">
        <source>Kick %n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung trennen</numerusform>
            <numerusform>%n Verbindungen trennen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is kicked.</source>
        <translation>%1 ist getrennt.</translation>
    </message>
    <message>
        <source>Can&apos;t kick %1: %2</source>
        <translation>%1 lässt sich nicht trennen: %2</translation>
    </message>
    <message>
        <source>Send %1 away?</source>
        <translation>%1 wegschicken?</translation>
    </message>
    <message numerus="yes">
        <source>Send %n connection(s) away?</source>
        <translation>
            <numerusform>%n Verbindung wegschicken?</numerusform>
            <numerusform>%n Verbindungen wegschicken?</numerusform>
        </translation>
    </message>
    <message>
        <source>The server tells the client that it goes down soon (lame duck). Clients that follow it go to another server without losing messages; others stay.</source>
        <translation>Der Server meldet dem Client, dass er bald herunterfährt (Lame Duck). Clients, die dem folgen, wechseln ohne Nachrichtenverlust zu einem anderen Server; andere bleiben.</translation>
    </message>
    <message>
        <source>Send away</source>
        <translation>Wegschicken</translation>
    </message>
    <message>
        <source>%1 is told to go elsewhere.</source>
        <translation>%1 wurde aufgefordert, den Server zu wechseln.</translation>
    </message>
    <message>
        <source>Can&apos;t send %1 away: %2</source>
        <translation>%1 lässt sich nicht wegschicken: %2</translation>
    </message>
    <message>
        <source>Reload the configuration of %1?</source>
        <translation>Konfiguration von %1 neu laden?</translation>
    </message>
    <message>
        <source>The server reads its configuration file again. What the file says takes effect for all clients: users and permissions that are gone from it lose their connections.</source>
        <translation>Der Server liest seine Konfigurationsdatei erneut. Ihr Inhalt gilt dann für alle Clients: Benutzer und Berechtigungen, die darin fehlen, verlieren ihre Verbindungen.</translation>
    </message>
    <message>
        <source>Reload configuration</source>
        <translation>Konfiguration neu laden</translation>
    </message>
    <message>
        <source>Can&apos;t reload %1: %2</source>
        <translation>%1 lässt sich nicht neu laden: %2</translation>
    </message>
    <message>
        <source>%1 has read its configuration again.</source>
        <translation>%1 hat seine Konfiguration neu gelesen.</translation>
    </message>
    <message>
        <source>It is of another JetStream domain: connect to a server of that domain.</source>
        <translation>Er gehört zu einer anderen JetStream-Domäne: mit einem Server dieser Domäne verbinden.</translation>
    </message>
    <message>
        <source>Make the meta leader %1 step down?</source>
        <translation>Den Meta-Leader %1 abtreten lassen?</translation>
    </message>
    <message>
        <source>The servers elect another meta leader. Until then, usually for less than a second, streams and consumers can&apos;t be created, changed or deleted; messages flow on.</source>
        <translation>Die Server wählen einen anderen Meta-Leader. Bis dahin, meist weniger als eine Sekunde, können Streams und Consumer nicht angelegt, geändert oder gelöscht werden; Nachrichten fließen weiter.</translation>
    </message>
    <message>
        <source>Step down</source>
        <translation>Abtreten lassen</translation>
    </message>
    <message>
        <source>Remove server %1 from JetStream&apos;s cluster?</source>
        <translation>Den Server %1 aus dem Cluster von JetStream entfernen?</translation>
    </message>
    <message>
        <source>Only for a server that will not come back. Its replicas are lost: streams and consumers with others get new replicas on other servers where there is room, and those whose only replica is on it lose their data; a server that is off does not tell which these are. The cluster is one server smaller.</source>
        <translation>Nur für einen Server, der nicht wiederkommt. Seine Repliken gehen verloren: Streams und Consumer mit weiteren Repliken bekommen neue auf anderen Servern, wo Platz ist, und die, deren einzige Replik auf ihm liegt, verlieren ihre Daten; ein ausgeschalteter Server sagt nicht, welche das sind. Der Cluster ist um einen Server kleiner.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>natsight::SystemEventModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
</context>
<context>
    <name>natsight::SystemFeed</name>
    <message>
        <source>No server answered in %1.</source>
        <translation>Kein Server antwortete in %1.</translation>
    </message>
    <message>
        <source>This account sees its own connections and figures. All servers&apos; figures, other accounts and events need credentials of the system account.</source>
        <translation>Dieser Account sieht seine eigenen Verbindungen und Kennzahlen. Für Kennzahlen aller Server, andere Accounts und Ereignisse sind Anmeldedaten des System-Accounts nötig.</translation>
    </message>
    <message>
        <source>The servers tell this user nothing. Its own connections and figures need the permission to publish to $SYS.REQ.SERVER.PING.CONNZ and $SYS.REQ.ACCOUNT.PING.STATZ; everything else needs credentials of the system account.</source>
        <translation>Die Server melden diesem Benutzer nichts. Für eigene Verbindungen und Kennzahlen ist die Berechtigung nötig, auf $SYS.REQ.SERVER.PING.CONNZ und $SYS.REQ.ACCOUNT.PING.STATZ zu veröffentlichen; für alles andere sind Anmeldedaten des System-Accounts nötig.</translation>
    </message>
    <message>
        <source>This user may not ask the servers: %1 is denied.</source>
        <translation>Dieser Benutzer darf die Server nicht abfragen: %1 ist verboten.</translation>
    </message>
    <message>
        <source>Ask for that permission, or choose credentials of the system account.</source>
        <translation>Um diese Berechtigung bitten oder Anmeldedaten des System-Accounts wählen.</translation>
    </message>
    <message>
        <source>The servers do not tell this account of themselves.</source>
        <translation>Die Server melden diesem Account nichts über sich.</translation>
    </message>
    <message>
        <source>Choose credentials of the system account.</source>
        <translation>Anmeldedaten des System-Accounts wählen.</translation>
    </message>
    <message>
        <source>The monitoring port %1 tells of its one server. Details of other servers, events, and everything that changes something need credentials of the system account.</source>
        <translation>Der Monitoring-Port %1 erzählt von seinem einen Server. Einzelheiten anderer Server, Ereignisse und alles, was etwas ändert, brauchen Anmeldedaten des System-Accounts.</translation>
    </message>
</context>
<context>
    <name>natsight::SystemPage</name>
    <message>
        <source>This connection&apos;s own credentials</source>
        <translation>Eigene Anmeldedaten dieser Verbindung</translation>
    </message>
    <message>
        <source>Credentials of %1</source>
        <translation>Anmeldedaten von %1</translation>
    </message>
    <message>
        <source>Add a connection with credentials of the system account first</source>
        <translation>Zuerst eine Verbindung mit Anmeldedaten des System-Accounts hinzufügen</translation>
    </message>
    <message>
        <source>Choose credentials…</source>
        <translation>Anmeldedaten wählen…</translation>
    </message>
    <message>
        <source>Credentials of %1 are used to ask the servers, and are not connected: %2</source>
        <translation>Zum Abfragen der Server dienen die Anmeldedaten von %1, die nicht verbunden sind: %2</translation>
    </message>
    <message>
        <source>Credentials of %1 are used to ask the servers, and are not connected.</source>
        <translation>Zum Abfragen der Server dienen die Anmeldedaten von %1, die nicht verbunden sind.</translation>
    </message>
    <message>
        <source>%1 of %2 servers answered in %3</source>
        <translation>%1 von %2 Servern antworteten in %3</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) answered in %1</source>
        <translation>
            <numerusform>%n Server antwortete in %1</numerusform>
            <numerusform>%n Server antworteten in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>asked every %1</source>
        <translation>abgefragt alle %1</translation>
    </message>
    <message>
        <source>%1 late answers</source>
        <translation>%1 späte Antworten</translation>
    </message>
    <message>
        <source>%1 second answers</source>
        <translation>%1 doppelte Antworten</translation>
    </message>
    <message>
        <source>%1 answers that can&apos;t be read: %2</source>
        <translation>%1 unlesbare Antworten: %2</translation>
    </message>
    <message>
        <source>servers beyond the limit of %1 are not shown</source>
        <translation>Server jenseits der Grenze von %1 werden nicht angezeigt</translation>
    </message>
    <message>
        <source>Monitoring port %1</source>
        <translation>Monitoring-Port %1</translation>
    </message>
    <message>
        <source>Monitoring port of a server…</source>
        <translation>Monitoring-Port eines Servers…</translation>
    </message>
    <message>
        <source>Monitoring port</source>
        <translation>Monitoring-Port</translation>
    </message>
    <message>
        <source>Address of a server&apos;s HTTP monitoring port, such as localhost:8222. It tells of that server alone.</source>
        <translation>Adresse des HTTP-Monitoring-Ports eines Servers, etwa localhost:8222. Er erzählt nur von diesem Server.</translation>
    </message>
    <message>
        <source>The monitoring port of a server is asked, and does not answer: %1</source>
        <translation>Der Monitoring-Port eines Servers wird abgefragt und antwortet nicht: %1</translation>
    </message>
</context>
<context>
    <name>natsight::Text</name>
    <message>
        <source>Open a context of the nats CLI.</source>
        <translation>Einen Kontext der nats-CLI öffnen.</translation>
    </message>
    <message>
        <source>Connect to a server, or to several separated by commas.</source>
        <translation>Mit einem Server verbinden oder mit mehreren, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Sign in as this user (with --server).</source>
        <translation>Als dieser Benutzer anmelden (mit --server).</translation>
    </message>
    <message>
        <source>Read the user&apos;s password from a file.</source>
        <translation>Das Passwort des Benutzers aus einer Datei lesen.</translation>
    </message>
    <message>
        <source>Sign in with a credentials file.</source>
        <translation>Mit einer Creds-Datei anmelden.</translation>
    </message>
    <message>
        <source>Sign in with an nkey seed file.</source>
        <translation>Mit einer NKey-Seed-Datei anmelden.</translation>
    </message>
    <message>
        <source>Trust the certificates in this file.</source>
        <translation>Den Zertifikaten in dieser Datei vertrauen.</translation>
    </message>
    <message>
        <source>Client certificate.</source>
        <translation>Client-Zertifikat.</translation>
    </message>
    <message>
        <source>Private key of the client certificate.</source>
        <translation>Privater Schlüssel des Client-Zertifikats.</translation>
    </message>
    <message>
        <source>Start a private NATS system with sample traffic.</source>
        <translation>Ein privates NATS-System mit Beispielverkehr starten.</translation>
    </message>
    <message>
        <source>Open a page, for instance traffic or natsight://CONTEXT/overview.</source>
        <translation>Eine Seite öffnen, zum Beispiel traffic oder natsight://CONTEXT/overview.</translation>
    </message>
    <message>
        <source>Watch a subject on the traffic page, without a question.</source>
        <translation>Ein Subject ohne Rückfrage auf der Verkehrsseite beobachten.</translation>
    </message>
    <message>
        <source>Disable every action that changes the system.</source>
        <translation>Alle Aktionen abschalten, die das System verändern.</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>Farben des Fensters.</translation>
    </message>
    <message>
        <source>Language of the window, for instance de.</source>
        <translation>Sprache des Fensters, zum Beispiel de.</translation>
    </message>
    <message>
        <source>Keep settings in this folder and nowhere else.</source>
        <translation>Einstellungen nur in diesem Ordner ablegen, sonst nirgends.</translation>
    </message>
    <message>
        <source>Write a picture of the window with each open page.</source>
        <translation>Zu jeder offenen Seite ein Bild des Fensters schreiben.</translation>
    </message>
    <message>
        <source>End the program after this time.</source>
        <translation>Das Programm nach dieser Zeit beenden.</translation>
    </message>
    <message>
        <source>Write figures of the run as JSON at the end.</source>
        <translation>Am Ende Kennzahlen des Laufs als JSON schreiben.</translation>
    </message>
    <message>
        <source>Show the versions and end.</source>
        <translation>Versionen anzeigen und beenden.</translation>
    </message>
    <message>
        <source>Show this help and end.</source>
        <translation>Diese Hilfe anzeigen und beenden.</translation>
    </message>
    <message>
        <source>See natsight --help.</source>
        <translation>Siehe natsight --help.</translation>
    </message>
    <message>
        <source>Can&apos;t read the password file %1: %2.</source>
        <translation>Die Passwortdatei %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>Check the path and that you may read it.</source>
        <translation>Pfad und Leserecht prüfen.</translation>
    </message>
    <message>
        <source>The password file %1 is larger than 64 KiB.</source>
        <translation>Die Passwortdatei %1 ist größer als 64 KiB.</translation>
    </message>
    <message>
        <source>Its first line should be the password.</source>
        <translation>Die erste Zeile sollte das Passwort sein.</translation>
    </message>
    <message>
        <source>The password file %1 is empty.</source>
        <translation>Die Passwortdatei %1 ist leer.</translation>
    </message>
    <message>
        <source>--context, --server and --demo exclude each other.</source>
        <translation>--context, --server und --demo schließen einander aus.</translation>
    </message>
    <message>
        <source>Name one of them; more connections can be opened in the window.</source>
        <translation>Nur eine davon angeben; weitere Verbindungen lassen sich im Fenster öffnen.</translation>
    </message>
    <message>
        <source>--%1 needs --server.</source>
        <translation>--%1 erfordert --server.</translation>
    </message>
    <message>
        <source>A context has its own sign-in; edit it in the window or with the nats CLI.</source>
        <translation>Ein Kontext hat seine eigene Anmeldung; sie lässt sich im Fenster oder mit der nats-CLI bearbeiten.</translation>
    </message>
    <message>
        <source>--%1: there is no file %2.</source>
        <translation>--%1: Es gibt keine Datei %2.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>--password-file needs --user.</source>
        <translation>--password-file erfordert --user.</translation>
    </message>
    <message>
        <source>--user, --creds and --nkey exclude each other.</source>
        <translation>--user, --creds und --nkey schließen einander aus.</translation>
    </message>
    <message>
        <source>--tls-cert and --tls-key belong together.</source>
        <translation>--tls-cert und --tls-key gehören zusammen.</translation>
    </message>
    <message>
        <source>There is no theme “%1”.</source>
        <translation>Es gibt kein Farbschema „%1“.</translation>
    </message>
    <message>
        <source>Choose light, dark or system.</source>
        <translation>Möglich sind light, dark oder system.</translation>
    </message>
    <message>
        <source>--%1 needs a value.</source>
        <translation>--%1 erfordert einen Wert.</translation>
    </message>
    <message>
        <source>--quit-after takes a number of seconds above 0, not “%1”.</source>
        <translation>--quit-after erwartet eine Anzahl Sekunden über 0, nicht „%1“.</translation>
    </message>
    <message>
        <source>Usage: natsight [options] [links]
Watch, explore and administer NATS systems.

Options:
</source>
        <translation>Aufruf: natsight [Optionen] [Links]
NATS-Systeme beobachten, erkunden und verwalten.

Optionen:
</translation>
    </message>
    <message>
        <source>The nats-server %1 did not start: %2</source>
        <translation>Der nats-server %1 ist nicht gestartet: %2</translation>
    </message>
    <message>
        <source>Its last words are in the details.</source>
        <translation>Seine letzten Ausgaben stehen in den Details.</translation>
    </message>
    <message>
        <source>There is no nats-server on this machine.</source>
        <translation>Auf diesem Rechner gibt es keinen nats-server.</translation>
    </message>
    <message>
        <source>Install the package nats-server, or run “./dev demo”, which does.</source>
        <translation>Das Paket nats-server installieren oder „./dev demo“ ausführen, das dies erledigt.</translation>
    </message>
    <message>
        <source>the system can&apos;t start another process.</source>
        <translation>das System kann keinen weiteren Prozess starten.</translation>
    </message>
    <message>
        <source>it ended at once.</source>
        <translation>er hat sich sofort beendet.</translation>
    </message>
    <message>
        <source>it did not accept clients in time.</source>
        <translation>er hat nicht rechtzeitig Clients angenommen.</translation>
    </message>
    <message>
        <source>No connection is open that this link could belong to.</source>
        <translation>Es ist keine Verbindung offen, zu der dieser Link gehören könnte.</translation>
    </message>
    <message>
        <source>There is no connection named “%1”.</source>
        <translation>Es gibt keine Verbindung namens „%1“.</translation>
    </message>
    <message>
        <source>“%1” has nothing at this place.</source>
        <translation>„%1“ hat an dieser Stelle nichts.</translation>
    </message>
    <message>
        <source>This version of Natsight can&apos;t show %1 yet.</source>
        <translation>Diese Version von Natsight kann %1 noch nicht anzeigen.</translation>
    </message>
    <message>
        <source>There is no kind of page named “%1”.</source>
        <translation>Es gibt keine Seitenart namens „%1“.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>server shuts down</source>
        <translation>Server fährt herunter</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>wird verbunden</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>wird neu verbunden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 m ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>vor %1 d</translation>
    </message>
    <message>
        <source>A link looks like natsight://CONTEXT/streams/ORDERS or streams/ORDERS.</source>
        <translation>Ein Link sieht aus wie natsight://CONTEXT/streams/ORDERS oder streams/ORDERS.</translation>
    </message>
    <message>
        <source>The link is empty.</source>
        <translation>Der Link ist leer.</translation>
    </message>
    <message>
        <source>The link is longer than %1 characters.</source>
        <translation>Der Link ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>“%1” is not a Natsight link.</source>
        <translation>„%1“ ist kein Natsight-Link.</translation>
    </message>
    <message>
        <source>A part of the link “%1” is empty.</source>
        <translation>Ein Teil des Links „%1“ ist leer.</translation>
    </message>
    <message>
        <source>The link has control characters.</source>
        <translation>Der Link enthält Steuerzeichen.</translation>
    </message>
    <message>
        <source>Consumer created.</source>
        <translation>Consumer angelegt.</translation>
    </message>
    <message>
        <source>Stream created.</source>
        <translation>Stream angelegt.</translation>
    </message>
    <message>
        <source>Consumer deleted.</source>
        <translation>Consumer gelöscht.</translation>
    </message>
    <message>
        <source>Stream deleted.</source>
        <translation>Stream gelöscht.</translation>
    </message>
    <message>
        <source>Consumer changed.</source>
        <translation>Consumer geändert.</translation>
    </message>
    <message>
        <source>Stream changed.</source>
        <translation>Stream geändert.</translation>
    </message>
    <message>
        <source>Message %1 was delivered %2 times and is given up.</source>
        <translation>Nachricht %1 wurde %2-mal zugestellt und wird aufgegeben.</translation>
    </message>
    <message>
        <source>Message %1 was refused (nak) at delivery %2.</source>
        <translation>Nachricht %1 wurde bei Zustellung %2 abgelehnt (nak).</translation>
    </message>
    <message>
        <source>Message %1 was terminated: it is not delivered again.</source>
        <translation>Nachricht %1 wurde abgebrochen: Sie wird nicht erneut zugestellt.</translation>
    </message>
    <message>
        <source>Message %1 was terminated: %2</source>
        <translation>Nachricht %1 wurde abgebrochen: %2</translation>
    </message>
    <message>
        <source>%1 is the new leader.</source>
        <translation>%1 ist der neue Leader.</translation>
    </message>
    <message>
        <source>Most replicas are lost: nothing is stored or delivered until they are back.</source>
        <translation>Die meisten Repliken sind ausgefallen: Bis sie zurück sind, wird nichts gespeichert oder zugestellt.</translation>
    </message>
    <message>
        <source>%1 is the new leader of JetStream.</source>
        <translation>%1 ist der neue Leader von JetStream.</translation>
    </message>
    <message>
        <source>Server %1 has no storage left.</source>
        <translation>Server %1 hat keinen Speicherplatz mehr.</translation>
    </message>
    <message>
        <source>Server %1 was removed.</source>
        <translation>Server %1 wurde entfernt.</translation>
    </message>
    <message>
        <source>The server dropped %1 requests: too many at once.</source>
        <translation>Der Server hat %1 Anfragen verworfen: zu viele auf einmal.</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Pausiert.</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>Fortgesetzt.</translation>
    </message>
    <message>
        <source>A client is pinned to the group %1.</source>
        <translation>Ein Client ist an die Gruppe %1 angeheftet.</translation>
    </message>
    <message>
        <source>The pinned client of the group %1 lost its place.</source>
        <translation>Der angeheftete Client der Gruppe %1 hat seinen Platz verloren.</translation>
    </message>
    <message>
        <source>A backup began.</source>
        <translation>Eine Sicherung hat begonnen.</translation>
    </message>
    <message>
        <source>A backup ended.</source>
        <translation>Eine Sicherung ist beendet.</translation>
    </message>
    <message>
        <source>A restore began.</source>
        <translation>Eine Wiederherstellung hat begonnen.</translation>
    </message>
    <message>
        <source>A restore ended.</source>
        <translation>Eine Wiederherstellung ist beendet.</translation>
    </message>
    <message>
        <source>Request %1.</source>
        <translation>Anfrage %1.</translation>
    </message>
    <message>
        <source>Request %1 of %2.</source>
        <translation>Anfrage %1 von %2.</translation>
    </message>
    <message>
        <source>An advisory that cannot be read.</source>
        <translation>Eine Advisory-Nachricht, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>The command reads the configuration from the file %1, because it has no option for: %2.</source>
        <translation>Der Befehl liest die Konfiguration aus der Datei %1, weil er keine Option hat für: %2.</translation>
    </message>
    <message>
        <source>The command line tool edits durable consumers only.</source>
        <translation>Das Befehlszeilenwerkzeug bearbeitet nur dauerhafte Consumer.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>Create another stream and copy the messages with a source or mirror.</source>
        <translation>Einen anderen Stream anlegen und die Nachrichten mit einer Quelle oder einem Spiegel kopieren.</translation>
    </message>
    <message>
        <source>Create another consumer, or delete and create this one: it then begins anew.</source>
        <translation>Einen anderen Consumer anlegen oder diesen löschen und neu anlegen: Er beginnt dann von vorn.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Subjects that are rewritten; empty stands for all.</source>
        <translation>Subjects, die umgeschrieben werden; leer steht für alle.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>What they become; {{wildcard(1)}} and $1 stand for the tokens that the wildcards took.</source>
        <translation>Was aus ihnen wird; {{wildcard(1)}} und $1 stehen für die Tokens, auf die die Platzhalter passten.</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Name of the stream to copy from.</source>
        <translation>Name des Streams, aus dem kopiert wird.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Copies only messages with these subjects.</source>
        <translation>Kopiert nur Nachrichten mit diesen Subjects.</translation>
    </message>
    <message>
        <source>Start sequence</source>
        <translation>Startsequenz</translation>
    </message>
    <message>
        <source>Copies from this sequence of the origin on.</source>
        <translation>Kopiert ab dieser Sequenz des Ursprungs.</translation>
    </message>
    <message>
        <source>Start time</source>
        <translation>Startzeit</translation>
    </message>
    <message>
        <source>Copies what the origin stored from this time on.</source>
        <translation>Kopiert, was der Ursprung ab diesem Zeitpunkt gespeichert hat.</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>Umformungen</translation>
    </message>
    <message>
        <source>Filters and rewrites subjects on their way in; not together with a filter.</source>
        <translation>Filtert Subjects beim Eingang und schreibt sie um; nicht zusammen mit einem Filter.</translation>
    </message>
    <message>
        <source>Other account or domain</source>
        <translation>Anderer Account oder andere Domain</translation>
    </message>
    <message>
        <source>How to reach the origin where it is not in this account&apos;s own JetStream.</source>
        <translation>Wie der Ursprung zu erreichen ist, wenn er nicht im JetStream dieses Accounts liegt.</translation>
    </message>
    <message>
        <source>API prefix</source>
        <translation>API-Präfix</translation>
    </message>
    <message>
        <source>For instance $JS.hub.API for the domain hub.</source>
        <translation>Zum Beispiel $JS.hub.API für die Domain hub.</translation>
    </message>
    <message>
        <source>Delivery prefix</source>
        <translation>Zustellpräfix</translation>
    </message>
    <message>
        <source>Where the messages arrive in this account.</source>
        <translation>Wo die Nachrichten in diesem Account ankommen.</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>A consumer that was made for this copy, instead of one that the server makes by itself.</source>
        <translation>Ein Consumer, der für diese Kopie angelegt wurde, statt eines vom Server selbst angelegten.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of that consumer in the origin.</source>
        <translation>Name dieses Consumers im Ursprung.</translation>
    </message>
    <message>
        <source>Deliver subject</source>
        <translation>Zustell-Subject</translation>
    </message>
    <message>
        <source>Its deliver subject.</source>
        <translation>Sein Zustell-Subject.</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Unique in the account; without dot, space, *, &gt; or slashes.</source>
        <translation>Im Account eindeutig; ohne Punkt, Leerzeichen, *, &gt; oder Schrägstriche.</translation>
    </message>
    <message>
        <source>A stream keeps its name. %1</source>
        <translation>Ein Stream behält seinen Namen. %1</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>A note for people.</source>
        <translation>Eine Notiz für Menschen.</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>What the stream stores; no two streams of an account may share a subject. Without any: its own name.</source>
        <translation>Was der Stream speichert; keine zwei Streams eines Accounts dürfen ein Subject gemeinsam haben. Ohne Angabe: sein eigener Name.</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>What makes a message go away.</source>
        <translation>Wodurch eine Nachricht verschwindet.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Messages stay until a limit is reached.</source>
        <translation>Nachrichten bleiben, bis ein Limit erreicht ist.</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>Interesse</translation>
    </message>
    <message>
        <source>A message goes when all consumers have acknowledged it.</source>
        <translation>Eine Nachricht verschwindet, wenn alle Consumer sie bestätigt haben.</translation>
    </message>
    <message>
        <source>Work queue</source>
        <translation>Work-Queue</translation>
    </message>
    <message>
        <source>A message goes when its one consumer has acknowledged it.</source>
        <translation>Eine Nachricht verschwindet, wenn ihr einziger Consumer sie bestätigt hat.</translation>
    </message>
    <message>
        <source>Retention can change between limits and interest (server 2.10 and later), never to or from work queue.</source>
        <translation>Die Aufbewahrung kann zwischen Limits und Interesse wechseln (ab Server 2.10), nie zu oder von Work-Queue.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherung</translation>
    </message>
    <message>
        <source>Where the messages are kept.</source>
        <translation>Wo die Nachrichten liegen.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>On disk; survives restarts.</source>
        <translation>Auf Datenträger; übersteht Neustarts.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Faster; lost when its servers stop.</source>
        <translation>Schneller; verloren, wenn die Server anhalten.</translation>
    </message>
    <message>
        <source>The storage cannot change. %1</source>
        <translation>Die Speicherung ist nicht änderbar. %1</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Of messages on disk; new blocks only.</source>
        <translation>Von Nachrichten auf Datenträger; nur neue Blöcke.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>S2</source>
        <translation>S2</translation>
    </message>
    <message>
        <source>Less disk for some processor time.</source>
        <translation>Weniger Speicherplatz für etwas Rechenzeit.</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Names and values for people and programs.</source>
        <translation>Namen und Werte für Menschen und Programme.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>At most so many messages.</source>
        <translation>Höchstens so viele Nachrichten.</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>At most so many bytes, headers and some overhead included; reserved on the servers.</source>
        <translation>Höchstens so viele Bytes, einschließlich Headern und etwas Zusatzaufwand; auf den Servern reserviert.</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Messages older than this go.</source>
        <translation>Ältere Nachrichten verschwinden.</translation>
    </message>
    <message>
        <source>Messages per subject</source>
        <translation>Nachrichten je Subject</translation>
    </message>
    <message>
        <source>At most so many messages of each subject.</source>
        <translation>Höchstens so viele Nachrichten je Subject.</translation>
    </message>
    <message>
        <source>Message size</source>
        <translation>Nachrichtengröße</translation>
    </message>
    <message>
        <source>Larger messages are refused.</source>
        <translation>Größere Nachrichten werden abgelehnt.</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>At most so many consumers.</source>
        <translation>Höchstens so viele Consumer.</translation>
    </message>
    <message>
        <source>consumers</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>What happens at a limit.</source>
        <translation>Was an einem Limit geschieht.</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Alte</translation>
    </message>
    <message>
        <source>The oldest messages make room.</source>
        <translation>Die ältesten Nachrichten machen Platz.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neue</translation>
    </message>
    <message>
        <source>New messages are refused.</source>
        <translation>Neue Nachrichten werden abgelehnt.</translation>
    </message>
    <message>
        <source>Discard new per subject</source>
        <translation>Neue je Subject verwerfen</translation>
    </message>
    <message>
        <source>Refuses new messages also at the limit per subject; with discard new only.</source>
        <translation>Lehnt neue Nachrichten auch am Limit je Subject ab; nur mit Verwerfen „Neue“.</translation>
    </message>
    <message>
        <source>Duplicate window</source>
        <translation>Duplikatfenster</translation>
    </message>
    <message>
        <source>A message whose Nats-Msg-Id was seen within this time is not stored again.</source>
        <translation>Eine Nachricht, deren Nats-Msg-Id innerhalb dieser Zeit schon vorkam, wird nicht erneut gespeichert.</translation>
    </message>
    <message>
        <source>TTL per message</source>
        <translation>TTL je Nachricht</translation>
    </message>
    <message>
        <source>Publishers may give a message its own lifetime with the header Nats-TTL.</source>
        <translation>Absender dürfen einer Nachricht mit dem Header Nats-TTL eine eigene Lebensdauer geben.</translation>
    </message>
    <message>
        <source>Once allowed, TTLs per message stay allowed.</source>
        <translation>Einmal erlaubt, bleiben TTLs je Nachricht erlaubt.</translation>
    </message>
    <message>
        <source>Delete markers</source>
        <translation>Löschmarken</translation>
    </message>
    <message>
        <source>When age removes a subject&apos;s last message, a marker takes its place for this time.</source>
        <translation>Entfällt die letzte Nachricht eines Subjects wegen ihres Alters, tritt für diese Zeit eine Marke an ihre Stelle.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>Limits of consumers</source>
        <translation>Limits für Consumer</translation>
    </message>
    <message>
        <source>Defaults and upper bounds for consumers of this stream.</source>
        <translation>Vorgaben und Obergrenzen für Consumer dieses Streams.</translation>
    </message>
    <message>
        <source>Inactive threshold</source>
        <translation>Inaktivitätsschwelle</translation>
    </message>
    <message>
        <source>Consumers go at the latest after being idle for this time.</source>
        <translation>Consumer verschwinden spätestens, wenn sie so lange inaktiv waren.</translation>
    </message>
    <message>
        <source>Unacknowledged messages</source>
        <translation>Unbestätigte Nachrichten</translation>
    </message>
    <message>
        <source>Consumers may have at most so many outstanding messages.</source>
        <translation>Consumer dürfen höchstens so viele unbestätigte Nachrichten haben.</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Repliken</translation>
    </message>
    <message>
        <source>On how many servers of a cluster the messages are; 3 or 5 survive the loss of servers.</source>
        <translation>Auf wie vielen Servern eines Clusters die Nachrichten liegen; 3 oder 5 überstehen den Ausfall von Servern.</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>Where the replicas may be.</source>
        <translation>Wo die Repliken liegen dürfen.</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Name of the cluster.</source>
        <translation>Name des Clusters.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Servers must have all of these tags.</source>
        <translation>Server müssen alle diese Tags haben.</translation>
    </message>
    <message>
        <source>Preferred server</source>
        <translation>Bevorzugter Server</translation>
    </message>
    <message>
        <source>For stepping down only; servers refuse it in a configuration.</source>
        <translation>Nur zum Abtreten; in einer Konfiguration lehnen Server es ab.</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>Makes this stream an exact copy of another one, sequences included. It then has no subjects of its own.</source>
        <translation>Macht diesen Stream zur exakten Kopie eines anderen, einschließlich der Sequenzen. Er hat dann keine eigenen Subjects.</translation>
    </message>
    <message>
        <source>What a mirror copies cannot change. Server 2.12 and later can drop the mirror, which makes this a stream of its own; otherwise create a new mirror.</source>
        <translation>Was ein Spiegel kopiert, ist nicht änderbar. Ab Server 2.12 lässt sich der Spiegel aufheben, womit dies ein eigenständiger Stream wird; andernfalls einen neuen Spiegel anlegen.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Streams whose messages are copied into this one, besides what it stores by itself.</source>
        <translation>Streams, deren Nachrichten in diesen kopiert werden, neben dem, was er selbst speichert.</translation>
    </message>
    <message>
        <source>Mirror answers direct gets</source>
        <translation>Spiegel beantwortet Direktabrufe</translation>
    </message>
    <message>
        <source>The mirror answers direct gets for its origin; servers set it as the origin has it.</source>
        <translation>Der Spiegel beantwortet Direktabrufe für seinen Ursprung; Server setzen es so, wie der Ursprung es hat.</translation>
    </message>
    <message>
        <source>Subject transform</source>
        <translation>Subject-Umformung</translation>
    </message>
    <message>
        <source>Rewrites the subject of each message before it is stored.</source>
        <translation>Schreibt das Subject jeder Nachricht um, bevor sie gespeichert wird.</translation>
    </message>
    <message>
        <source>Republish</source>
        <translation>Weiterveröffentlichen</translation>
    </message>
    <message>
        <source>Publishes each stored message again under another subject.</source>
        <translation>Veröffentlicht jede gespeicherte Nachricht erneut unter einem anderen Subject.</translation>
    </message>
    <message>
        <source>Which messages; empty stands for all.</source>
        <translation>Welche Nachrichten; leer steht für alle.</translation>
    </message>
    <message>
        <source>Under which subject; must not be stored here.</source>
        <translation>Unter welchem Subject; darf nicht hier gespeichert werden.</translation>
    </message>
    <message>
        <source>Headers only</source>
        <translation>Nur Header</translation>
    </message>
    <message>
        <source>Without the content; its size is in the header Nats-Msg-Size.</source>
        <translation>Ohne den Inhalt; dessen Größe steht im Header Nats-Msg-Size.</translation>
    </message>
    <message>
        <source>Republishing cannot change before server 2.10.</source>
        <translation>Das Weiterveröffentlichen ist vor Server 2.10 nicht änderbar.</translation>
    </message>
    <message>
        <source>Direct get</source>
        <translation>Direktabruf</translation>
    </message>
    <message>
        <source>Any replica answers reads of single messages: faster, and Natsight reads in batches.</source>
        <translation>Jede Replik beantwortet das Lesen einzelner Nachrichten: schneller, und Natsight liest in Batches.</translation>
    </message>
    <message>
        <source>Roll-ups</source>
        <translation>Roll-ups</translation>
    </message>
    <message>
        <source>A message with the header Nats-Rollup replaces all earlier ones.</source>
        <translation>Eine Nachricht mit dem Header Nats-Rollup ersetzt alle früheren.</translation>
    </message>
    <message>
        <source>Deny deletes</source>
        <translation>Löschen verweigern</translation>
    </message>
    <message>
        <source>Single messages cannot be deleted.</source>
        <translation>Einzelne Nachrichten können nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Once deletes are denied they stay denied.</source>
        <translation>Einmal verweigert, bleibt das Löschen verweigert.</translation>
    </message>
    <message>
        <source>Deny purges</source>
        <translation>Leeren verweigern</translation>
    </message>
    <message>
        <source>The stream cannot be purged.</source>
        <translation>Der Stream kann nicht geleert werden.</translation>
    </message>
    <message>
        <source>Once purges are denied they stay denied.</source>
        <translation>Einmal verweigert, bleibt das Leeren verweigert.</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Versiegelt</translation>
    </message>
    <message>
        <source>Nothing comes in or goes out any more.</source>
        <translation>Es kommt nichts mehr hinein oder heraus.</translation>
    </message>
    <message>
        <source>A sealed stream stays sealed.</source>
        <translation>Ein versiegelter Stream bleibt versiegelt.</translation>
    </message>
    <message>
        <source>No acknowledgements</source>
        <translation>Keine Bestätigungen</translation>
    </message>
    <message>
        <source>Publishers are not told whether a message was stored.</source>
        <translation>Absender erfahren nicht, ob eine Nachricht gespeichert wurde.</translation>
    </message>
    <message>
        <source>First sequence</source>
        <translation>Erste Sequenz</translation>
    </message>
    <message>
        <source>Number of the first message; takes effect when the stream is created.</source>
        <translation>Nummer der ersten Nachricht; wirkt beim Anlegen des Streams.</translation>
    </message>
    <message>
        <source>The first sequence only has an effect when the stream is created.</source>
        <translation>Die erste Sequenz wirkt nur beim Anlegen des Streams.</translation>
    </message>
    <message>
        <source>Atomic batches</source>
        <translation>Atomare Batches</translation>
    </message>
    <message>
        <source>Publishers may send batches that are stored as a whole or not at all.</source>
        <translation>Absender dürfen Batches senden, die ganz oder gar nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>Fast batches</source>
        <translation>Schnelle Batches</translation>
    </message>
    <message>
        <source>Publishers may send batches with few acknowledgements.</source>
        <translation>Absender dürfen Batches mit wenigen Bestätigungen senden.</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Each subject is a counter; messages say by how much it changes.</source>
        <translation>Jedes Subject ist ein Zähler; Nachrichten geben an, um wie viel er sich ändert.</translation>
    </message>
    <message>
        <source>A stream is made of counters from the start or never. %1</source>
        <translation>Ein Stream besteht von Anfang an aus Zählern oder nie. %1</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>Zeitpläne</translation>
    </message>
    <message>
        <source>Messages may be published later, by headers that say when.</source>
        <translation>Nachrichten dürfen später veröffentlicht werden; Header geben an, wann.</translation>
    </message>
    <message>
        <source>Once allowed, schedules stay allowed.</source>
        <translation>Einmal erlaubt, bleiben Zeitpläne erlaubt.</translation>
    </message>
    <message>
        <source>Persistence</source>
        <translation>Persistenz</translation>
    </message>
    <message>
        <source>When a message counts as stored.</source>
        <translation>Wann eine Nachricht als gespeichert gilt.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>When it is written.</source>
        <translation>Wenn sie geschrieben ist.</translation>
    </message>
    <message>
        <source>Asynchronous</source>
        <translation>Asynchron</translation>
    </message>
    <message>
        <source>Before it is written: faster, and lost in a crash. One replica only.</source>
        <translation>Bevor sie geschrieben ist: schneller, bei einem Absturz verloren. Nur eine Replik.</translation>
    </message>
    <message>
        <source>The persistence mode cannot change. %1</source>
        <translation>Der Persistenzmodus ist nicht änderbar. %1</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Stream template of old servers that made it.</source>
        <translation>Stream-Vorlage alter Server, aus der er entstand.</translation>
    </message>
    <message>
        <source>Unique in the stream; without dot, space, *, &gt; or slashes.</source>
        <translation>Im Stream eindeutig; ohne Punkt, Leerzeichen, *, &gt; oder Schrägstriche.</translation>
    </message>
    <message>
        <source>A consumer keeps its name. %1</source>
        <translation>Ein Consumer behält seinen Namen. %1</translation>
    </message>
    <message>
        <source>Durable name</source>
        <translation>Dauerhafter Name</translation>
    </message>
    <message>
        <source>The name again: the consumer then stays when nobody uses it.</source>
        <translation>Noch einmal der Name: Der Consumer bleibt dann, auch wenn niemand ihn nutzt.</translation>
    </message>
    <message>
        <source>A consumer cannot become durable or cease to be. %1</source>
        <translation>Ein Consumer kann nicht dauerhaft werden und nicht aufhören, es zu sein. %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Which message is the first.</source>
        <translation>Welche Nachricht die erste ist.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The oldest message of the stream.</source>
        <translation>Die älteste Nachricht des Streams.</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>The newest message.</source>
        <translation>Die neueste Nachricht.</translation>
    </message>
    <message>
        <source>Messages stored from now on.</source>
        <translation>Nachrichten, die von jetzt an gespeichert werden.</translation>
    </message>
    <message>
        <source>From a sequence</source>
        <translation>Ab einer Sequenz</translation>
    </message>
    <message>
        <source>From a time</source>
        <translation>Ab einem Zeitpunkt</translation>
    </message>
    <message>
        <source>Last of each subject</source>
        <translation>Letzte je Subject</translation>
    </message>
    <message>
        <source>The newest message of each subject; needs a filter.</source>
        <translation>Die neueste Nachricht je Subject; erfordert einen Filter.</translation>
    </message>
    <message>
        <source>Where a consumer starts cannot change. %1</source>
        <translation>Wo ein Consumer beginnt, ist nicht änderbar. %1</translation>
    </message>
    <message>
        <source>First sequence to deliver.</source>
        <translation>Erste Sequenz, die zugestellt wird.</translation>
    </message>
    <message>
        <source>Delivers what was stored from then on.</source>
        <translation>Stellt zu, was ab diesem Zeitpunkt gespeichert wurde.</translation>
    </message>
    <message>
        <source>Delivers only messages with these subjects.</source>
        <translation>Stellt nur Nachrichten mit diesen Subjects zu.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter (mehrere)</translation>
    </message>
    <message>
        <source>Several filters; none may take what another one takes.</source>
        <translation>Mehrere Filter; keiner darf erfassen, was ein anderer erfasst.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>How fast stored messages are delivered.</source>
        <translation>Wie schnell gespeicherte Nachrichten zugestellt werden.</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>As fast as possible.</source>
        <translation>So schnell wie möglich.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>With the pauses in which they were stored.</source>
        <translation>Mit den Pausen, in denen sie gespeichert wurden.</translation>
    </message>
    <message>
        <source>The replay policy cannot change. %1</source>
        <translation>Die Wiedergabe ist nicht änderbar. %1</translation>
    </message>
    <message>
        <source>Delivers without content; its size is in the header Nats-Msg-Size.</source>
        <translation>Stellt ohne Inhalt zu; dessen Größe steht im Header Nats-Msg-Size.</translation>
    </message>
    <message>
        <source>Paused until</source>
        <translation>Pausiert bis</translation>
    </message>
    <message>
        <source>Nothing is delivered before that time.</source>
        <translation>Vor diesem Zeitpunkt wird nichts zugestellt.</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>What has to be acknowledged.</source>
        <translation>Was bestätigt werden muss.</translation>
    </message>
    <message>
        <source>Explicit</source>
        <translation>Explizit</translation>
    </message>
    <message>
        <source>Each message by itself.</source>
        <translation>Jede Nachricht einzeln.</translation>
    </message>
    <message>
        <source>Acknowledging one acknowledges all before it.</source>
        <translation>Eine Bestätigung bestätigt auch alle davor.</translation>
    </message>
    <message>
        <source>Nothing; a message is delivered once.</source>
        <translation>Nichts; eine Nachricht wird einmal zugestellt.</translation>
    </message>
    <message>
        <source>Flow control</source>
        <translation>Flusskontrolle</translation>
    </message>
    <message>
        <source>By answers to flow control; for copies between streams.</source>
        <translation>Durch Antworten auf die Flusskontrolle; für Kopien zwischen Streams.</translation>
    </message>
    <message>
        <source>The ack policy cannot change. %1</source>
        <translation>Die Art der Bestätigung ist nicht änderbar. %1</translation>
    </message>
    <message>
        <source>Ack wait</source>
        <translation>Bestätigungsfrist</translation>
    </message>
    <message>
        <source>A message that is not acknowledged within this time is delivered again.</source>
        <translation>Eine Nachricht, die in dieser Zeit nicht bestätigt wird, wird erneut zugestellt.</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>A message is delivered at most so often; then an advisory tells of it.</source>
        <translation>Eine Nachricht wird höchstens so oft zugestellt; dann meldet es eine Advisory-Nachricht.</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Back-off</source>
        <translation>Backoff</translation>
    </message>
    <message>
        <source>Ack wait of the first, second, … delivery; takes the place of the ack wait.</source>
        <translation>Bestätigungsfrist der ersten, zweiten, … Zustellung; tritt an die Stelle der Bestätigungsfrist.</translation>
    </message>
    <message>
        <source>Delivery halts while so many are outstanding.</source>
        <translation>Die Zustellung hält an, solange so viele unbestätigt sind.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Percentage of acknowledgements that are published as metrics.</source>
        <translation>Prozentsatz der Bestätigungen, die als Metriken veröffentlicht werden.</translation>
    </message>
    <message>
        <source>Waiting pulls</source>
        <translation>Wartende Pulls</translation>
    </message>
    <message>
        <source>At most so many open pull requests.</source>
        <translation>Höchstens so viele offene Pull-Anfragen.</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>The limit of waiting pulls cannot change. %1</source>
        <translation>Das Limit wartender Pulls ist nicht änderbar. %1</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>A pull may ask for at most so many messages.</source>
        <translation>Ein Pull darf höchstens so viele Nachrichten anfordern.</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Ablaufzeit</translation>
    </message>
    <message>
        <source>A pull may wait at most so long.</source>
        <translation>Ein Pull darf höchstens so lange warten.</translation>
    </message>
    <message>
        <source>A pull may ask for at most so many bytes.</source>
        <translation>Ein Pull darf höchstens so viele Bytes anfordern.</translation>
    </message>
    <message>
        <source>Makes this a push consumer: messages are published there. Without it clients pull.</source>
        <translation>Macht dies zu einem Push-Consumer: Nachrichten werden dort veröffentlicht. Ohne Angabe rufen Clients ab (Pull).</translation>
    </message>
    <message>
        <source>A pull consumer cannot become a push consumer, nor the other way round.</source>
        <translation>Ein Pull-Consumer kann nicht zum Push-Consumer werden und umgekehrt.</translation>
    </message>
    <message>
        <source>Queue group</source>
        <translation>Queue-Gruppe</translation>
    </message>
    <message>
        <source>Subscribers of this queue group share the messages.</source>
        <translation>Abonnenten dieser Queue-Gruppe teilen sich die Nachrichten.</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>Sent when there is nothing to deliver.</source>
        <translation>Wird gesendet, wenn nichts zuzustellen ist.</translation>
    </message>
    <message>
        <source>The heartbeat cannot change. %1</source>
        <translation>Der Heartbeat ist nicht änderbar. %1</translation>
    </message>
    <message>
        <source>Waits for slow subscribers; needs a heartbeat.</source>
        <translation>Wartet auf langsame Abonnenten; erfordert einen Heartbeat.</translation>
    </message>
    <message>
        <source>Flow control cannot change. %1</source>
        <translation>Die Flusskontrolle ist nicht änderbar. %1</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Delivers at most so many bits a second.</source>
        <translation>Stellt höchstens so viele Bits pro Sekunde zu.</translation>
    </message>
    <message>
        <source>bit/s</source>
        <translation>bit/s</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>How several clients share the pulls.</source>
        <translation>Wie sich mehrere Clients die Pulls teilen.</translation>
    </message>
    <message>
        <source>All alike.</source>
        <translation>Alle gleich.</translation>
    </message>
    <message>
        <source>Overflow</source>
        <translation>Überlauf</translation>
    </message>
    <message>
        <source>Some clients take part only when much is pending.</source>
        <translation>Manche Clients nehmen nur teil, wenn viel aussteht.</translation>
    </message>
    <message>
        <source>Pinned client</source>
        <translation>Angehefteter Client</translation>
    </message>
    <message>
        <source>One client gets all, another one takes over when it goes.</source>
        <translation>Ein Client erhält alles; fällt er weg, übernimmt ein anderer.</translation>
    </message>
    <message>
        <source>Prioritized</source>
        <translation>Priorisiert</translation>
    </message>
    <message>
        <source>Clients with a lower number come first.</source>
        <translation>Clients mit kleinerer Nummer kommen zuerst.</translation>
    </message>
    <message>
        <source>Priority groups</source>
        <translation>Prioritätsgruppen</translation>
    </message>
    <message>
        <source>Names that pulls refer to.</source>
        <translation>Namen, auf die sich Pulls beziehen.</translation>
    </message>
    <message>
        <source>Pin timeout</source>
        <translation>Anheftungsfrist</translation>
    </message>
    <message>
        <source>A pinned client that does not pull for this time loses its place.</source>
        <translation>Ein angehefteter Client, der so lange nichts abruft, verliert seinen Platz.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>The consumer is deleted when nobody uses it for this time.</source>
        <translation>Der Consumer wird gelöscht, wenn ihn so lange niemand nutzt.</translation>
    </message>
    <message>
        <source>On how many servers its state is.</source>
        <translation>Auf wie vielen Servern sein Zustand liegt.</translation>
    </message>
    <message>
        <source>as the stream</source>
        <translation>wie der Stream</translation>
    </message>
    <message>
        <source>State in memory</source>
        <translation>Zustand im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Its state is kept in memory also where the stream is on disk.</source>
        <translation>Sein Zustand liegt im Arbeitsspeicher, auch wenn der Stream auf Datenträger liegt.</translation>
    </message>
    <message>
        <source>Where its state is kept cannot change. %1</source>
        <translation>Wo sein Zustand liegt, ist nicht änderbar. %1</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <source>Made by servers for mirrors and sources.</source>
        <translation>Von Servern für Spiegel und Quellen angelegt.</translation>
    </message>
    <message>
        <source>Set by servers.</source>
        <translation>Von Servern gesetzt.</translation>
    </message>
    <message>
        <source>Sourcing</source>
        <translation>Sourcing</translation>
    </message>
    <message>
        <source>A configuration is a JSON object.</source>
        <translation>Eine Konfiguration ist ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Natsight does not know this field: it is sent as it is.</source>
        <translation>Natsight kennt dieses Feld nicht: Es wird unverändert gesendet.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>Needs server %1 or later; this one refuses it.</source>
        <translation>Erfordert Server %1 oder neuer; dieser lehnt es ab.</translation>
    </message>
    <message>
        <source>Needs server %1 or later; this one ignores it.</source>
        <translation>Erfordert Server %1 oder neuer; dieser ignoriert es.</translation>
    </message>
    <message>
        <source>This must be a text.</source>
        <translation>Dies muss ein Text sein.</translation>
    </message>
    <message>
        <source>This must be a list of texts.</source>
        <translation>Dies muss eine Liste von Texten sein.</translation>
    </message>
    <message>
        <source>This is empty.</source>
        <translation>Dies ist leer.</translation>
    </message>
    <message>
        <source>This must be a list of durations in nanoseconds.</source>
        <translation>Dies muss eine Liste von Zeitspannen in Nanosekunden sein.</translation>
    </message>
    <message>
        <source>This must be a whole number of nanoseconds.</source>
        <translation>Dies muss eine ganze Zahl von Nanosekunden sein.</translation>
    </message>
    <message>
        <source>This must not be negative.</source>
        <translation>Dies darf nicht negativ sein.</translation>
    </message>
    <message>
        <source>This must be a time like 2026-11-24T12:00:00Z.</source>
        <translation>Dies muss ein Zeitpunkt wie 2026-11-24T12:00:00Z sein.</translation>
    </message>
    <message>
        <source>This must be true or false.</source>
        <translation>Dies muss true oder false sein.</translation>
    </message>
    <message>
        <source>This must be an object.</source>
        <translation>Dies muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>This must be a list of objects.</source>
        <translation>Dies muss eine Liste von Objekten sein.</translation>
    </message>
    <message>
        <source>This is longer than %1 bytes.</source>
        <translation>Dies ist länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>Dies muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>This is too large.</source>
        <translation>Dies ist zu groß.</translation>
    </message>
    <message>
        <source>The server takes this as no limit; write -1.</source>
        <translation>Der Server versteht dies als kein Limit; dafür -1 schreiben.</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>Mindestens %1.</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>Höchstens %1.</translation>
    </message>
    <message>
        <source>“%1” is none of: %2.</source>
        <translation>„%1“ ist keines von: %2.</translation>
    </message>
    <message>
        <source>“%1” needs server %2 or later.</source>
        <translation>„%1“ erfordert Server %2 oder neuer.</translation>
    </message>
    <message>
        <source>This must be an object of texts.</source>
        <translation>Dies muss ein Objekt aus Texten sein.</translation>
    </message>
    <message>
        <source>All names and values together are longer than %1 bytes.</source>
        <translation>Alle Namen und Werte zusammen sind länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>A filter and transforms exclude each other.</source>
        <translation>Ein Filter und Umformungen schließen einander aus.</translation>
    </message>
    <message>
        <source>Start by sequence or by time, not by both.</source>
        <translation>Start nach Sequenz oder nach Zeit, nicht nach beidem.</translation>
    </message>
    <message>
        <source>A mirror cannot have this: it is an exact copy.</source>
        <translation>Ein Spiegel kann dies nicht haben: Er ist eine exakte Kopie.</translation>
    </message>
    <message>
        <source>This is for mirrors only.</source>
        <translation>Dies gilt nur für Spiegel.</translation>
    </message>
    <message>
        <source>A stream with sources cannot have schedules.</source>
        <translation>Ein Stream mit Quellen kann keine Zeitpläne haben.</translation>
    </message>
    <message>
        <source>This needs discard new.</source>
        <translation>Dies erfordert Verwerfen „Neue“.</translation>
    </message>
    <message>
        <source>This needs a limit of messages per subject.</source>
        <translation>Dies erfordert ein Limit für Nachrichten je Subject.</translation>
    </message>
    <message>
        <source>The duplicate window cannot be longer than the age limit.</source>
        <translation>Das Duplikatfenster kann nicht länger als das Alterslimit sein.</translation>
    </message>
    <message>
        <source>Roll-ups purge, and purges are denied.</source>
        <translation>Roll-ups leeren, doch das Leeren ist verweigert.</translation>
    </message>
    <message>
        <source>Counters cannot have discard new.</source>
        <translation>Zähler sind mit Verwerfen „Neue“ nicht möglich.</translation>
    </message>
    <message>
        <source>Counters cannot have this.</source>
        <translation>Mit Zählern ist dies nicht möglich.</translation>
    </message>
    <message>
        <source>Counters need retention by limits.</source>
        <translation>Zähler erfordern die Aufbewahrung „Limits“.</translation>
    </message>
    <message>
        <source>Schedules cannot have discard new.</source>
        <translation>Zeitpläne sind mit Verwerfen „Neue“ nicht möglich.</translation>
    </message>
    <message>
        <source>Asynchronous persistence is for file storage.</source>
        <translation>Asynchrone Persistenz gibt es nur mit der Speicherung „Datei“.</translation>
    </message>
    <message>
        <source>Asynchronous persistence is for one replica.</source>
        <translation>Asynchrone Persistenz gibt es nur mit einer Replik.</translation>
    </message>
    <message>
        <source>Asynchronous persistence and atomic batches exclude each other.</source>
        <translation>Asynchrone Persistenz und atomare Batches schließen einander aus.</translation>
    </message>
    <message>
        <source>Servers refuse a preferred server in a configuration.</source>
        <translation>Server lehnen einen bevorzugten Server in einer Konfiguration ab.</translation>
    </message>
    <message>
        <source>The durable name must be the name.</source>
        <translation>Der dauerhafte Name muss mit dem Namen übereinstimmen.</translation>
    </message>
    <message>
        <source>One filter or several, not both fields.</source>
        <translation>Ein Filter oder mehrere, nicht beide Felder.</translation>
    </message>
    <message>
        <source>This overlaps with %1.</source>
        <translation>Dies überschneidet sich mit %1.</translation>
    </message>
    <message>
        <source>This is for pull consumers only.</source>
        <translation>Dies gilt nur für Pull-Consumer.</translation>
    </message>
    <message>
        <source>This is for push consumers only.</source>
        <translation>Dies gilt nur für Push-Consumer.</translation>
    </message>
    <message>
        <source>Flow control needs a heartbeat.</source>
        <translation>Die Flusskontrolle erfordert einen Heartbeat.</translation>
    </message>
    <message>
        <source>Nothing is outstanding where nothing is acknowledged.</source>
        <translation>Wo nichts bestätigt wird, steht auch nichts aus.</translation>
    </message>
    <message>
        <source>There are more steps than deliveries.</source>
        <translation>Es gibt mehr Stufen als Zustellungen.</translation>
    </message>
    <message>
        <source>This policy needs a group.</source>
        <translation>Diese Priorität erfordert eine Gruppe.</translation>
    </message>
    <message>
        <source>Groups need a priority policy.</source>
        <translation>Gruppen erfordern eine Angabe unter „Priorität“.</translation>
    </message>
    <message>
        <source>This must be a percentage.</source>
        <translation>Dies muss ein Prozentsatz sein.</translation>
    </message>
    <message>
        <source>Start from which sequence?</source>
        <translation>Ab welcher Sequenz?</translation>
    </message>
    <message>
        <source>This needs the start “from a sequence”.</source>
        <translation>Dies erfordert den Start „Ab einer Sequenz“.</translation>
    </message>
    <message>
        <source>Start from which time?</source>
        <translation>Ab welchem Zeitpunkt?</translation>
    </message>
    <message>
        <source>This needs the start “from a time”.</source>
        <translation>Dies erfordert den Start „Ab einem Zeitpunkt“.</translation>
    </message>
    <message>
        <source>The last of each subject needs a filter, for instance &gt;.</source>
        <translation>„Letzte je Subject“ erfordert einen Filter, zum Beispiel &gt;.</translation>
    </message>
    <message>
        <source>A name has no dot, *, &gt;, slash, backslash, space or control character.</source>
        <translation>Ein Name enthält keinen Punkt, *, &gt;, Schrägstrich, Backslash, kein Leerzeichen und kein Steuerzeichen.</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>Grundlegendes</translation>
    </message>
    <message>
        <source>Placement and replication</source>
        <translation>Platzierung und Replikation</translation>
    </message>
    <message>
        <source>Mirror and sources</source>
        <translation>Spiegel und Quellen</translation>
    </message>
    <message>
        <source>Republish and transforms</source>
        <translation>Weiterveröffentlichen und Umformungen</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Pull</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Before server 2.10 a consumer with a start time cannot change at all. %1</source>
        <translation>Vor Server 2.10 ist ein Consumer mit Startzeit überhaupt nicht änderbar. %1</translation>
    </message>
    <message>
        <source>JetStream does not answer.</source>
        <translation>JetStream antwortet nicht.</translation>
    </message>
    <message>
        <source>Check the JetStream domain or API prefix in the connection&apos;s settings.</source>
        <translation>JetStream-Domain oder API-Präfix in den Einstellungen der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>It is not enabled on this server, or not for this account.</source>
        <translation>Es ist auf diesem Server oder für diesen Account nicht aktiviert.</translation>
    </message>
    <message>
        <source>The server did not answer %1 in time.</source>
        <translation>Der Server hat nicht rechtzeitig auf %1 geantwortet.</translation>
    </message>
    <message>
        <source>The stream or consumer may have no leader, or the servers are busy. Servers do not answer what they do not know or what works in a cluster only.</source>
        <translation>Der Stream oder Consumer hat vielleicht keinen Leader, oder die Server sind ausgelastet. Server beantworten nicht, was sie nicht kennen oder was nur in einem Cluster möglich ist.</translation>
    </message>
    <message>
        <source>Telling creation from change</source>
        <translation>Anlegen und Ändern unterscheiden</translation>
    </message>
    <message>
        <source>Several filters of a consumer</source>
        <translation>Mehrere Filter eines Consumers</translation>
    </message>
    <message>
        <source>Subject transforms</source>
        <translation>Subject-Umformungen</translation>
    </message>
    <message>
        <source>Choosing the new leader</source>
        <translation>Den neuen Leader wählen</translation>
    </message>
    <message>
        <source>Pausing a consumer</source>
        <translation>Einen Consumer pausieren</translation>
    </message>
    <message>
        <source>Batched direct get</source>
        <translation>Direktabruf in Batches</translation>
    </message>
    <message>
        <source>A TTL per message</source>
        <translation>TTL je Nachricht</translation>
    </message>
    <message>
        <source>The pedantic mode</source>
        <translation>Der pedantische Modus</translation>
    </message>
    <message>
        <source>Reading without headers</source>
        <translation>Lesen ohne Header</translation>
    </message>
    <message>
        <source>Message schedules</source>
        <translation>Zeitpläne für Nachrichten</translation>
    </message>
    <message>
        <source>Resetting a consumer</source>
        <translation>Einen Consumer zurücksetzen</translation>
    </message>
    <message>
        <source>Evacuating a peer</source>
        <translation>Einen Peer räumen</translation>
    </message>
    <message>
        <source>Cancelling a reconfiguration</source>
        <translation>Eine Umkonfiguration abbrechen</translation>
    </message>
    <message>
        <source>Moving one consumer off a peer</source>
        <translation>Einen einzelnen Consumer von einem Peer verlegen</translation>
    </message>
    <message>
        <source>%1 needs server %2 or later.</source>
        <translation>%1: erfordert Server %2 oder neuer.</translation>
    </message>
    <message>
        <source>%1 This server is %2.</source>
        <translation>%1 Dieser Server ist %2.</translation>
    </message>
    <message>
        <source>A stream</source>
        <translation>Ein Stream</translation>
    </message>
    <message>
        <source>A consumer</source>
        <translation>Ein Consumer</translation>
    </message>
    <message>
        <source>Either everything before a sequence goes, or the newest messages stay: not both.</source>
        <translation>Entweder geht alles vor einer Sequenznummer, oder die neuesten Nachrichten bleiben: nicht beides.</translation>
    </message>
    <message>
        <source>Sequences begin at 1.</source>
        <translation>Sequenznummern beginnen bei 1.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read.</source>
        <translation>Die Antwort des Servers ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Another program may answer on this subject.</source>
        <translation>Vielleicht antwortet ein anderes Programm auf diesem Subject.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large.</source>
        <translation>Die Antwort des Servers ist zu groß.</translation>
    </message>
    <message>
        <source>It is no JSON object.</source>
        <translation>Sie ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The configuration has more than %1 members.</source>
        <translation>Die Konfiguration hat mehr als %1 Elemente.</translation>
    </message>
    <message>
        <source>It has no stream configuration.</source>
        <translation>Sie enthält keine Stream-Konfiguration.</translation>
    </message>
    <message>
        <source>It has no consumer name.</source>
        <translation>Sie enthält keinen Consumer-Namen.</translation>
    </message>
    <message>
        <source>It has no list.</source>
        <translation>Sie enthält keine Liste.</translation>
    </message>
    <message>
        <source>Something in the list is no object.</source>
        <translation>Etwas in der Liste ist kein Objekt.</translation>
    </message>
    <message>
        <source>Something in the list is no name.</source>
        <translation>Etwas in der Liste ist kein Name.</translation>
    </message>
    <message>
        <source>The account&apos;s JetStream limits are reached.</source>
        <translation>Die JetStream-Limits des Accounts sind erreicht.</translation>
    </message>
    <message>
        <source>Delete or shrink streams, or ask for higher limits.</source>
        <translation>Streams löschen oder verkleinern oder höhere Limits erbitten.</translation>
    </message>
    <message>
        <source>The server did not understand the request.</source>
        <translation>Der Server hat die Anfrage nicht verstanden.</translation>
    </message>
    <message>
        <source>Some servers did not answer in time: try again.</source>
        <translation>Einige Server haben nicht rechtzeitig geantwortet: Erneut versuchen.</translation>
    </message>
    <message>
        <source>No server fits: check replicas, cluster, tags and free storage.</source>
        <translation>Kein Server passt: Repliken, Cluster, Tags und freien Speicherplatz prüfen.</translation>
    </message>
    <message>
        <source>JetStream is not available at the moment.</source>
        <translation>JetStream ist zurzeit nicht verfügbar.</translation>
    </message>
    <message>
        <source>The cluster has no leader: check that most of its servers run, then try again.</source>
        <translation>Der Cluster hat keinen Leader: Prüfen, ob die meisten seiner Server laufen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The cluster cannot handle the request.</source>
        <translation>Der Cluster kann die Anfrage nicht bearbeiten.</translation>
    </message>
    <message>
        <source>This works in a cluster only.</source>
        <translation>Dies ist nur in einem Cluster möglich.</translation>
    </message>
    <message>
        <source>The consumer does not exist.</source>
        <translation>Der Consumer existiert nicht.</translation>
    </message>
    <message>
        <source>It may have been deleted, or expired after being idle.</source>
        <translation>Vielleicht wurde er gelöscht oder ist nach Inaktivität abgelaufen.</translation>
    </message>
    <message>
        <source>A consumer of this name exists already.</source>
        <translation>Ein Consumer mit diesem Namen existiert bereits.</translation>
    </message>
    <message>
        <source>Choose another name, or edit the existing one.</source>
        <translation>Einen anderen Namen wählen oder den vorhandenen bearbeiten.</translation>
    </message>
    <message>
        <source>The server has not enough resources.</source>
        <translation>Der Server hat nicht genügend Ressourcen.</translation>
    </message>
    <message>
        <source>Ask for less storage or memory, or free some.</source>
        <translation>Weniger Speicherplatz oder Arbeitsspeicher anfordern oder welchen freigeben.</translation>
    </message>
    <message>
        <source>The server cannot read the request.</source>
        <translation>Der Server kann die Anfrage nicht lesen.</translation>
    </message>
    <message>
        <source>A field has a wrong type, or this server does not know it: see the details.</source>
        <translation>Ein Feld hat einen falschen Typ, oder dieser Server kennt es nicht: siehe Details.</translation>
    </message>
    <message>
        <source>The limit of consumers is reached.</source>
        <translation>Das Limit der Consumer ist erreicht.</translation>
    </message>
    <message>
        <source>Raise the stream&apos;s or the account&apos;s limit, or delete consumers.</source>
        <translation>Das Limit des Streams oder des Accounts erhöhen oder Consumer löschen.</translation>
    </message>
    <message>
        <source>The account&apos;s limit of streams is reached.</source>
        <translation>Das Limit des Accounts für Streams ist erreicht.</translation>
    </message>
    <message>
        <source>Delete a stream, or ask for a higher limit.</source>
        <translation>Einen Stream löschen oder ein höheres Limit erbitten.</translation>
    </message>
    <message>
        <source>The server has not enough memory left for this stream.</source>
        <translation>Der Server hat für diesen Stream nicht mehr genügend Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Lower the limit of bytes, or use file storage.</source>
        <translation>Das Limit für Bytes senken oder die Speicherung „Datei“ verwenden.</translation>
    </message>
    <message>
        <source>There is no such message.</source>
        <translation>Diese Nachricht gibt es nicht.</translation>
    </message>
    <message>
        <source>It was deleted, expired, or never stored.</source>
        <translation>Sie wurde gelöscht, ist abgelaufen oder wurde nie gespeichert.</translation>
    </message>
    <message>
        <source>JetStream is not enabled for this account.</source>
        <translation>JetStream ist für diesen Account nicht aktiviert.</translation>
    </message>
    <message>
        <source>Sign in with an account that has it. The system account never has.</source>
        <translation>Mit einem Account anmelden, für den es aktiviert ist. Für den System-Account ist es das nie.</translation>
    </message>
    <message>
        <source>This server holds no replica of it.</source>
        <translation>Dieser Server hält keine Replik davon.</translation>
    </message>
    <message>
        <source>Choose one of the replicas shown.</source>
        <translation>Eine der angezeigten Repliken wählen.</translation>
    </message>
    <message>
        <source>There is no message with this sequence.</source>
        <translation>Es gibt keine Nachricht mit dieser Sequenznummer.</translation>
    </message>
    <message>
        <source>This server is not part of the cluster.</source>
        <translation>Dieser Server gehört nicht zum Cluster.</translation>
    </message>
    <message>
        <source>The server has not enough storage left for this stream.</source>
        <translation>Der Server hat für diesen Stream nicht mehr genügend Speicherplatz.</translation>
    </message>
    <message>
        <source>Lower the limit of bytes, or free storage.</source>
        <translation>Das Limit für Bytes senken oder Speicherplatz freigeben.</translation>
    </message>
    <message>
        <source>What a mirror copies cannot be changed.</source>
        <translation>Was ein Spiegel kopiert, ist nicht änderbar.</translation>
    </message>
    <message>
        <source>Create a new mirror, or remove the mirror to make this a stream of its own.</source>
        <translation>Einen neuen Spiegel anlegen oder den Spiegel entfernen, um daraus einen eigenständigen Stream zu machen.</translation>
    </message>
    <message>
        <source>A stream of this name exists already.</source>
        <translation>Ein Stream mit diesem Namen existiert bereits.</translation>
    </message>
    <message>
        <source>The stream does not exist.</source>
        <translation>Der Stream existiert nicht.</translation>
    </message>
    <message>
        <source>It may have been deleted meanwhile.</source>
        <translation>Vielleicht wurde er inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>Another stream takes some of these subjects already.</source>
        <translation>Ein anderer Stream nimmt bereits einige dieser Subjects auf.</translation>
    </message>
    <message>
        <source>A subject can belong to one stream only: change the subjects of one of them.</source>
        <translation>Ein Subject kann nur zu einem Stream gehören: Die Subjects eines der beiden ändern.</translation>
    </message>
    <message>
        <source>Somebody else wrote meanwhile: reload and try again.</source>
        <translation>Inzwischen hat jemand anderes geschrieben: Neu laden und erneut versuchen.</translation>
    </message>
    <message>
        <source>This server is not in a cluster: a stream has one replica only.</source>
        <translation>Dieser Server ist in keinem Cluster: Ein Stream hat nur eine Replik.</translation>
    </message>
    <message>
        <source>Set the number of replicas to 1.</source>
        <translation>Die Anzahl der Repliken auf 1 setzen.</translation>
    </message>
    <message>
        <source>JetStream is not enabled on this server.</source>
        <translation>JetStream ist auf diesem Server nicht aktiviert.</translation>
    </message>
    <message>
        <source>The filter takes no subject of the stream.</source>
        <translation>Der Filter erfasst kein Subject des Streams.</translation>
    </message>
    <message>
        <source>Filter by subjects that the stream stores.</source>
        <translation>Nach Subjects filtern, die der Stream speichert.</translation>
    </message>
    <message>
        <source>A work-queue stream needs consumers that acknowledge each message.</source>
        <translation>Ein Work-Queue-Stream erfordert Consumer, die jede Nachricht bestätigen.</translation>
    </message>
    <message>
        <source>Set the ack policy to explicit.</source>
        <translation>Bestätigen auf „Explizit“ setzen.</translation>
    </message>
    <message>
        <source>A work-queue stream delivers each message to one consumer only.</source>
        <translation>Ein Work-Queue-Stream stellt jede Nachricht nur einem Consumer zu.</translation>
    </message>
    <message>
        <source>Give each consumer a filter, so that no message goes to two of them.</source>
        <translation>Jedem Consumer einen Filter geben, sodass keine Nachricht an zwei von ihnen geht.</translation>
    </message>
    <message>
        <source>Another consumer of this work-queue stream takes some of these subjects.</source>
        <translation>Ein anderer Consumer dieses Work-Queue-Streams erfasst einige dieser Subjects.</translation>
    </message>
    <message>
        <source>Choose a filter that does not overlap with another consumer&apos;s.</source>
        <translation>Einen Filter wählen, der sich nicht mit dem eines anderen Consumers überschneidet.</translation>
    </message>
    <message>
        <source>A consumer of a work-queue stream delivers all messages.</source>
        <translation>Ein Consumer eines Work-Queue-Streams stellt alle Nachrichten zu.</translation>
    </message>
    <message>
        <source>Set the deliver policy to all.</source>
        <translation>Den Start auf „Alle“ setzen.</translation>
    </message>
    <message>
        <source>The consumer exists and somebody uses it.</source>
        <translation>Der Consumer existiert und wird verwendet.</translation>
    </message>
    <message>
        <source>The stream is sealed: nothing in it can change any more.</source>
        <translation>Der Stream ist versiegelt: Nichts darin kann sich noch ändern.</translation>
    </message>
    <message>
        <source>This account allows streams with a limit of bytes only.</source>
        <translation>Dieser Account erlaubt nur Streams mit einem Limit für Bytes.</translation>
    </message>
    <message>
        <source>Set the limit of bytes.</source>
        <translation>Das Limit für Bytes setzen.</translation>
    </message>
    <message>
        <source>The stream is offline: its servers are not reachable.</source>
        <translation>Der Stream ist offline: Seine Server sind nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the servers that hold its replicas.</source>
        <translation>Die Server mit den Repliken prüfen.</translation>
    </message>
    <message>
        <source>The consumer is offline: its servers are not reachable.</source>
        <translation>Der Consumer ist offline: Seine Server sind nicht erreichbar.</translation>
    </message>
    <message>
        <source>The account has no limits for this number of replicas.</source>
        <translation>Der Account hat keine Limits für diese Anzahl von Repliken.</translation>
    </message>
    <message>
        <source>Choose a number of replicas for which the account has a tier.</source>
        <translation>Eine Anzahl von Repliken wählen, für die der Account eine Stufe hat.</translation>
    </message>
    <message>
        <source>Lower the limit of unacknowledged messages.</source>
        <translation>Das Limit für unbestätigte Nachrichten senken.</translation>
    </message>
    <message>
        <source>Lower the stream&apos;s limit of bytes.</source>
        <translation>Das Limit des Streams für Bytes senken.</translation>
    </message>
    <message>
        <source>Change placement and replicas one after the other.</source>
        <translation>Platzierung und Repliken nacheinander ändern.</translation>
    </message>
    <message>
        <source>Wait for it to end, or cancel it.</source>
        <translation>Das Ende abwarten oder den Vorgang abbrechen.</translation>
    </message>
    <message>
        <source>A consumer cannot have more replicas than its stream.</source>
        <translation>Ein Consumer kann nicht mehr Repliken haben als sein Stream.</translation>
    </message>
    <message>
        <source>Nothing is in progress that could be cancelled.</source>
        <translation>Es läuft nichts, das abgebrochen werden könnte.</translation>
    </message>
    <message>
        <source>No filter may take what another one takes.</source>
        <translation>Kein Filter darf erfassen, was ein anderer erfasst.</translation>
    </message>
    <message>
        <source>Lower the inactive threshold.</source>
        <translation>Die Inaktivitätsschwelle senken.</translation>
    </message>
    <message>
        <source>The consumer has no such priority group.</source>
        <translation>Der Consumer hat keine solche Prioritätsgruppe.</translation>
    </message>
    <message>
        <source>The message&apos;s TTL cannot be read.</source>
        <translation>Die TTL der Nachricht ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Give whole seconds, a duration like 10m, or never.</source>
        <translation>Ganze Sekunden, eine Dauer wie 10m oder never angeben.</translation>
    </message>
    <message>
        <source>The stream does not allow a TTL per message.</source>
        <translation>Der Stream erlaubt keine TTL je Nachricht.</translation>
    </message>
    <message>
        <source>Allow it in the stream&apos;s configuration.</source>
        <translation>In der Konfiguration des Streams erlauben.</translation>
    </message>
    <message>
        <source>The server has too many requests to answer.</source>
        <translation>Der Server hat zu viele Anfragen zu beantworten.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Später erneut versuchen.</translation>
    </message>
    <message>
        <source>The server is too old for this.</source>
        <translation>Der Server ist dafür zu alt.</translation>
    </message>
    <message>
        <source>It has neither limits nor counts of the API.</source>
        <translation>Sie enthält weder Limits noch Zählwerte der API.</translation>
    </message>
    <message>
        <source>It has no message.</source>
        <translation>Sie enthält keine Nachricht.</translation>
    </message>
    <message>
        <source>It does not tell whether the consumer is paused.</source>
        <translation>Sie sagt nicht, ob der Consumer pausiert ist.</translation>
    </message>
    <message>
        <source>This is no JSON object.</source>
        <translation>Dies ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>Der Server hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>The server refused the request: %1.</source>
        <translation>Der Server hat die Anfrage abgelehnt: %1.</translation>
    </message>
    <message>
        <source>The context %1 is not a JSON object.</source>
        <translation>Der Kontext %1 ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Mend the file with “nats context edit %1”; Natsight leaves it as it is.</source>
        <translation>Die Datei mit „nats context edit %1“ reparieren; Natsight lässt sie unverändert.</translation>
    </message>
    <message>
        <source>In the context %1 the field “%2” is not a text.</source>
        <translation>Im Kontext %1 ist das Feld „%2“ kein Text.</translation>
    </message>
    <message>
        <source>In the context %1 the field “%2” is neither true nor false.</source>
        <translation>Im Kontext %1 ist das Feld „%2“ weder true noch false.</translation>
    </message>
    <message>
        <source>The environment variable %1, which the context names for %2, is not set.</source>
        <translation>Die Umgebungsvariable %1, die der Kontext für „%2“ angibt, ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>The %1 of the context is not valid base64.</source>
        <translation>Im Kontext ist „%1“ kein gültiges Base64.</translation>
    </message>
    <message>
        <source>The context takes its %1 from %2…, which Natsight cannot read.</source>
        <translation>Der Kontext bezieht „%1“ aus %2…; das kann Natsight nicht lesen.</translation>
    </message>
    <message>
        <source>Use a file, or type it in Natsight, which keeps it in the system keychain.</source>
        <translation>Eine Datei verwenden oder in Natsight eingeben; Natsight verwahrt es im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Can&apos;t write %1: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the free space.</source>
        <translation>Rechte des Ordners und freien Speicherplatz prüfen.</translation>
    </message>
    <message>
        <source>the folder can&apos;t be made</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>there is no space for it</source>
        <translation>der Speicherplatz reicht nicht aus</translation>
    </message>
    <message>
        <source>There is no context %1.</source>
        <translation>Es gibt keinen Kontext %1.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>Der Name ist leer.</translation>
    </message>
    <message>
        <source>Give the connection a name, for instance prod-eu.</source>
        <translation>Der Verbindung einen Namen geben, zum Beispiel prod-eu.</translation>
    </message>
    <message>
        <source>A name can&apos;t contain “..”, “/” or “\”.</source>
        <translation>Ein Name darf „..“, „/“ und „\“ nicht enthalten.</translation>
    </message>
    <message>
        <source>The name is also a file&apos;s name.</source>
        <translation>Der Name ist zugleich ein Dateiname.</translation>
    </message>
    <message>
        <source>A name has at most 200 characters and no control characters.</source>
        <translation>Ein Name hat höchstens 200 Zeichen und keine Steuerzeichen.</translation>
    </message>
    <message>
        <source>password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>The file for signing in is at “%1:…”, which Natsight cannot read: choose a file.</source>
        <translation>Die Anmeldedatei liegt unter „%1:…“; das kann Natsight nicht lesen: Eine Datei wählen.</translation>
    </message>
    <message>
        <source>JWT</source>
        <translation>JWT</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>The context looks its credentials up with nsc, which Natsight does not run: choose a creds file.</source>
        <translation>Der Kontext ermittelt seine Anmeldedaten mit nsc, das Natsight nicht ausführt: Eine Creds-Datei wählen.</translation>
    </message>
    <message>
        <source>The context takes its certificate from the Windows certificate store, which Natsight cannot use.</source>
        <translation>Der Kontext bezieht sein Zertifikat aus dem Windows-Zertifikatspeicher, den Natsight nicht nutzen kann.</translation>
    </message>
    <message>
        <source>Can&apos;t delete the context %1: %2.</source>
        <translation>Der Kontext %1 kann nicht gelöscht werden: %2.</translation>
    </message>
    <message>
        <source>There is already a context %1.</source>
        <translation>Es gibt bereits einen Kontext %1.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Can&apos;t rename the context %1: %2.</source>
        <translation>Der Kontext %1 kann nicht umbenannt werden: %2.</translation>
    </message>
    <message>
        <source>This is not an nkey seed: %1.</source>
        <translation>Dies ist kein NKey-Seed: %1.</translation>
    </message>
    <message>
        <source>A user&apos;s seed starts with SU and has 58 characters, as “nk” or “nats auth” print it.</source>
        <translation>Der Seed eines Benutzers beginnt mit SU und hat 58 Zeichen, wie „nk“ oder „nats auth“ ihn ausgeben.</translation>
    </message>
    <message>
        <source>it has characters that no seed has</source>
        <translation>er enthält Zeichen, die in keinem Seed vorkommen</translation>
    </message>
    <message>
        <source>its length is wrong</source>
        <translation>seine Länge ist falsch</translation>
    </message>
    <message>
        <source>it does not start with S</source>
        <translation>er beginnt nicht mit S</translation>
    </message>
    <message>
        <source>its checksum is wrong, so a character is mistyped</source>
        <translation>seine Prüfsumme ist falsch, also enthält er einen Tippfehler</translation>
    </message>
    <message>
        <source>its second character stands for no kind of key</source>
        <translation>sein zweites Zeichen steht für keine Schlüsselart</translation>
    </message>
    <message>
        <source>it is no Ed25519 key</source>
        <translation>er ist kein Ed25519-Schlüssel</translation>
    </message>
    <message>
        <source>Signing with the nkey failed.</source>
        <translation>Das Signieren mit dem NKey ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The file has no block “BEGIN NATS USER JWT”.</source>
        <translation>Die Datei enthält keinen Block „BEGIN NATS USER JWT“.</translation>
    </message>
    <message>
        <source>Choose a .creds file as “nsc” or “nats auth” write it.</source>
        <translation>Eine .creds-Datei wählen, wie „nsc“ oder „nats auth“ sie schreiben.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>Can&apos;t read %1: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Die Zugriffsrechte der Datei prüfen.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes, so it is not what it should be.</source>
        <translation>%1 ist größer als %2 Bytes, also nicht das, was es sein sollte.</translation>
    </message>
    <message>
        <source>%1 holds no nkey seed.</source>
        <translation>%1 enthält keinen NKey-Seed.</translation>
    </message>
    <message>
        <source>This is not a JWT: it has %1 parts, not three.</source>
        <translation>Dies ist kein JWT: Es hat %1 Teile, nicht drei.</translation>
    </message>
    <message>
        <source>This is not a JWT: its middle part is not base64.</source>
        <translation>Dies ist kein JWT: Sein mittlerer Teil ist kein Base64.</translation>
    </message>
    <message>
        <source>This is not a JWT: its middle part is not a JSON object.</source>
        <translation>Dies ist kein JWT: Sein mittlerer Teil ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The system keychain refused access.</source>
        <translation>Der Schlüsselbund des Systems hat den Zugriff verweigert.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Entsperren und erneut versuchen.</translation>
    </message>
    <message>
        <source>The system keychain can&apos;t be used.</source>
        <translation>Der Schlüsselbund des Systems kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Start a keychain service (GNOME Keyring, KWallet), or let Natsight ask each time.</source>
        <translation>Einen Schlüsselbund-Dienst starten (GNOME Keyring, KWallet) oder Natsight jedes Mal fragen lassen.</translation>
    </message>
    <message>
        <source>the system keychain</source>
        <translation>dem Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>memory, until Natsight ends</source>
        <translation>dem Arbeitsspeicher, bis Natsight endet</translation>
    </message>
    <message>
        <source>The credentials have expired.</source>
        <translation>Die Anmeldedaten sind abgelaufen.</translation>
    </message>
    <message>
        <source>Get new ones from whoever runs the system and choose them in the connection&apos;s settings.</source>
        <translation>Neue beim Betreiber des Systems besorgen und in den Einstellungen der Verbindung auswählen.</translation>
    </message>
    <message>
        <source>The credentials have been revoked.</source>
        <translation>Die Anmeldedaten wurden widerrufen.</translation>
    </message>
    <message>
        <source>Ask whoever runs the system for new ones.</source>
        <translation>Den Betreiber des Systems um neue bitten.</translation>
    </message>
    <message>
        <source>The server did not get the sign-in in time.</source>
        <translation>Der Server hat die Anmeldung nicht rechtzeitig erhalten.</translation>
    </message>
    <message>
        <source>Try again; the network or the server may be slow.</source>
        <translation>Erneut versuchen; vielleicht ist das Netzwerk oder der Server langsam.</translation>
    </message>
    <message>
        <source>The server refused the credentials.</source>
        <translation>Der Server hat die Anmeldedaten abgelehnt.</translation>
    </message>
    <message>
        <source>Check the user, password, token, key or credentials file of this connection.</source>
        <translation>Benutzer, Passwort, Token, Schlüssel oder Creds-Datei dieser Verbindung prüfen.</translation>
    </message>
    <message>
        <source>The secured channel to %1 could not be made.</source>
        <translation>Der gesicherte Kanal zu %1 konnte nicht aufgebaut werden.</translation>
    </message>
    <message>
        <source>Check the CA file, the client certificate and the host name in the server&apos;s certificate.</source>
        <translation>CA-Datei, Client-Zertifikat und Hostnamen im Zertifikat des Servers prüfen.</translation>
    </message>
    <message>
        <source>%1 did not finish the sign-in in time.</source>
        <translation>%1 hat die Anmeldung nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>The connection to %1 could not be made.</source>
        <translation>Die Verbindung zu %1 konnte nicht aufgebaut werden.</translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation>Der Server hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>This connection has no server.</source>
        <translation>Diese Verbindung hat keinen Server.</translation>
    </message>
    <message>
        <source>Add one, for instance nats://localhost:4222.</source>
        <translation>Einen hinzufügen, zum Beispiel nats://localhost:4222.</translation>
    </message>
    <message>
        <source>TLS first is not possible with the client library of this build.</source>
        <translation>TLS first ist mit der Client-Bibliothek dieses Builds nicht möglich.</translation>
    </message>
    <message>
        <source>It needs cnats 3.9 or newer; this is %1.</source>
        <translation>Dafür ist cnats 3.9 oder neuer erforderlich; dies ist %1.</translation>
    </message>
    <message>
        <source>A SOCKS proxy is not possible with the client library of this build.</source>
        <translation>Ein SOCKS-Proxy ist mit der Client-Bibliothek dieses Builds nicht möglich.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check the TLS settings.</source>
        <translation>Die TLS-Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>%1 is about to go down.</source>
        <translation>%1 wird in Kürze heruntergefahren.</translation>
    </message>
    <message>
        <source>%1 offers no TLS, but this connection requires it.</source>
        <translation>%1 bietet kein TLS an, doch diese Verbindung verlangt es.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check the server, or use nats:// if clear text is intended.</source>
        <translation>Es wurde nichts gesendet. Den Server prüfen oder nats:// verwenden, falls Klartext beabsichtigt ist.</translation>
    </message>
    <message>
        <source>%1 offers TLS without requiring it, which the client library of this build cannot use.</source>
        <translation>%1 bietet TLS an, ohne es zu verlangen; das kann die Client-Bibliothek dieses Builds nicht nutzen.</translation>
    </message>
    <message>
        <source>Nothing was sent. It needs cnats 3.8 or newer, or a server that requires TLS.</source>
        <translation>Es wurde nichts gesendet. Erforderlich ist cnats 3.8 oder neuer oder ein Server, der TLS verlangt.</translation>
    </message>
    <message>
        <source>%1 closed the secured channel before the sign-in.</source>
        <translation>%1 hat den gesicherten Kanal vor der Anmeldung geschlossen.</translation>
    </message>
    <message>
        <source>It may not accept the client certificate of this connection.</source>
        <translation>Vielleicht akzeptiert er das Client-Zertifikat dieser Verbindung nicht.</translation>
    </message>
    <message>
        <source>No server could be reached.</source>
        <translation>Es konnte kein Server erreicht werden.</translation>
    </message>
    <message>
        <source>Out of memory.</source>
        <translation>Der Arbeitsspeicher reicht nicht aus.</translation>
    </message>
    <message>
        <source>The connection&apos;s settings are not accepted.</source>
        <translation>Die Einstellungen der Verbindung werden nicht akzeptiert.</translation>
    </message>
    <message>
        <source>The TLS files are not accepted.</source>
        <translation>Die TLS-Dateien werden nicht akzeptiert.</translation>
    </message>
    <message>
        <source>Check that the certificate, its key and the CA file are PEM files that belong together.</source>
        <translation>Prüfen, ob Zertifikat, Schlüssel und CA-Datei zusammengehörige PEM-Dateien sind.</translation>
    </message>
    <message>
        <source>Too many requests are waiting for answers (%1).</source>
        <translation>Zu viele Anfragen warten auf Antworten (%1).</translation>
    </message>
    <message>
        <source>Wait until some are answered.</source>
        <translation>Warten, bis einige beantwortet sind.</translation>
    </message>
    <message>
        <source>Nobody listens on %1.</source>
        <translation>Niemand lauscht auf %1.</translation>
    </message>
    <message>
        <source>Check the subject, and whether the service runs in this account.</source>
        <translation>Das Subject prüfen und ob der Dienst in diesem Account läuft.</translation>
    </message>
    <message>
        <source>No answer on %1 within %2 ms.</source>
        <translation>Keine Antwort auf %1 innerhalb von %2 ms.</translation>
    </message>
    <message>
        <source>The service may be slow or not answer such requests.</source>
        <translation>Vielleicht ist der Dienst langsam oder beantwortet solche Anfragen nicht.</translation>
    </message>
    <message>
        <source>The attempt was cancelled.</source>
        <translation>Der Versuch wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Check that host and port are a NATS server&apos;s client port (4222 by default).</source>
        <translation>Prüfen, ob Host und Port der Client-Port eines NATS-Servers sind (standardmäßig 4222).</translation>
    </message>
    <message>
        <source>The server greets like a NATS server but does not go on like one.</source>
        <translation>Der Server begrüßt wie ein NATS-Server, verhält sich danach aber nicht wie einer.</translation>
    </message>
    <message>
        <source>The name %1 can&apos;t be resolved.</source>
        <translation>Der Name %1 kann nicht aufgelöst werden.</translation>
    </message>
    <message>
        <source>Check the spelling, the network and the name server.</source>
        <translation>Schreibweise, Netzwerk und Nameserver prüfen.</translation>
    </message>
    <message>
        <source>%1 is not an address.</source>
        <translation>%1 ist keine Adresse.</translation>
    </message>
    <message>
        <source>Nothing listens there: is the server running, and is the port right?</source>
        <translation>Dort lauscht nichts: Läuft der Server, und stimmt der Port?</translation>
    </message>
    <message>
        <source>Check the network and firewalls on the way.</source>
        <translation>Das Netzwerk und Firewalls auf dem Weg prüfen.</translation>
    </message>
    <message>
        <source>Can&apos;t connect to %1 port %2: %3.</source>
        <translation>Keine Verbindung zu %1 Port %2 möglich: %3.</translation>
    </message>
    <message>
        <source>%1 port %2 does not answer.</source>
        <translation>%1 Port %2 antwortet nicht.</translation>
    </message>
    <message>
        <source>Check the address, and firewalls on the way.</source>
        <translation>Die Adresse und Firewalls auf dem Weg prüfen.</translation>
    </message>
    <message>
        <source>The server accepts the connection but says nothing.</source>
        <translation>Der Server nimmt die Verbindung an, sagt aber nichts.</translation>
    </message>
    <message>
        <source>It may be no NATS client port, or want TLS before its greeting (TLS first).</source>
        <translation>Vielleicht ist dies kein NATS-Client-Port, oder er verlangt TLS vor der Begrüßung (TLS first).</translation>
    </message>
    <message>
        <source>The server stopped in the middle of its greeting.</source>
        <translation>Der Server hat mitten in seiner Begrüßung aufgehört.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, the peer is no working NATS server.</source>
        <translation>Erneut versuchen; bleibt es so, ist die Gegenstelle kein funktionierender NATS-Server.</translation>
    </message>
    <message>
        <source>The server closed the connection before its greeting was complete.</source>
        <translation>Der Server hat die Verbindung geschlossen, bevor seine Begrüßung vollständig war.</translation>
    </message>
    <message>
        <source>Reading the server&apos;s greeting failed: %1.</source>
        <translation>Das Lesen der Begrüßung des Servers ist fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>The server&apos;s greeting is longer than 32 KiB.</source>
        <translation>Die Begrüßung des Servers ist länger als 32 KiB.</translation>
    </message>
    <message>
        <source>The client library cannot read that; on a real NATS server, reduce the addresses that it advertises.</source>
        <translation>Das kann die Client-Bibliothek nicht lesen; bei einem echten NATS-Server die Zahl der bekannt gegebenen Adressen verringern.</translation>
    </message>
    <message>
        <source>The server&apos;s first words are not those of a NATS server.</source>
        <translation>Die ersten Worte des Servers sind nicht die eines NATS-Servers.</translation>
    </message>
    <message>
        <source>The name %1 has no address.</source>
        <translation>Der Name %1 hat keine Adresse.</translation>
    </message>
    <message>
        <source>The server&apos;s greeting is not the JSON that NATS servers send.</source>
        <translation>Die Begrüßung des Servers ist nicht das JSON, das NATS-Server senden.</translation>
    </message>
    <message>
        <source>A server looks like nats://host:4222, tls://host or host:4222.</source>
        <translation>Ein Server sieht aus wie nats://host:4222, tls://host oder host:4222.</translation>
    </message>
    <message>
        <source>The server address is empty.</source>
        <translation>Die Serveradresse ist leer.</translation>
    </message>
    <message>
        <source>The server address is longer than %1 characters.</source>
        <translation>Die Serveradresse ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>The server address has a space or a control character.</source>
        <translation>Die Serveradresse enthält ein Leerzeichen oder ein Steuerzeichen.</translation>
    </message>
    <message>
        <source>Natsight cannot connect over WebSocket (%1://).</source>
        <translation>Natsight kann sich nicht über WebSocket verbinden (%1://).</translation>
    </message>
    <message>
        <source>Use the server&apos;s nats:// or tls:// address: the client library does not speak WebSocket.</source>
        <translation>Die nats://- oder tls://-Adresse des Servers verwenden: Die Client-Bibliothek spricht kein WebSocket.</translation>
    </message>
    <message>
        <source>“%1://” is not a scheme of NATS.</source>
        <translation>„%1://“ ist kein Schema von NATS.</translation>
    </message>
    <message>
        <source>Before “://” only nats or tls may stand.</source>
        <translation>Vor „://“ darf nur nats oder tls stehen.</translation>
    </message>
    <message>
        <source>In a user, password or token the character / is written as %2F.</source>
        <translation>In Benutzer, Passwort oder Token wird das Zeichen / als %2F geschrieben.</translation>
    </message>
    <message>
        <source>In a user, password or token the character % is written as %25.</source>
        <translation>In Benutzer, Passwort oder Token wird das Zeichen % als %25 geschrieben.</translation>
    </message>
    <message>
        <source>The server address has a “[” without “]”.</source>
        <translation>Die Serveradresse enthält ein „[“ ohne „]“.</translation>
    </message>
    <message>
        <source>After “]” only a port may come.</source>
        <translation>Nach „]“ darf nur ein Port folgen.</translation>
    </message>
    <message>
        <source>The port is missing after “:”.</source>
        <translation>Nach „:“ fehlt der Port.</translation>
    </message>
    <message>
        <source>An IPv6 address stands in brackets: [%1].</source>
        <translation>Eine IPv6-Adresse steht in eckigen Klammern: [%1].</translation>
    </message>
    <message>
        <source>The server address has no host.</source>
        <translation>Die Serveradresse enthält keinen Host.</translation>
    </message>
    <message>
        <source>The host has the character %1, which no host has.</source>
        <translation>Der Host enthält das Zeichen %1, das in keinem Host vorkommt.</translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>Es besteht keine Verbindung.</translation>
    </message>
    <message>
        <source>Wait until it is back, or connect again.</source>
        <translation>Warten, bis sie wieder besteht, oder neu verbinden.</translation>
    </message>
    <message>
        <source>The message is larger than the server accepts.</source>
        <translation>Die Nachricht ist größer, als der Server akzeptiert.</translation>
    </message>
    <message>
        <source>The server does not support headers.</source>
        <translation>Der Server unterstützt keine Header.</translation>
    </message>
    <message>
        <source>The message could not be sent.</source>
        <translation>Die Nachricht konnte nicht gesendet werden.</translation>
    </message>
    <message>
        <source>The server reports an error.</source>
        <translation>Der Server meldet einen Fehler.</translation>
    </message>
    <message>
        <source>%1: messages come faster than they can be taken; %2 were dropped so far.</source>
        <translation>%1: Nachrichten kommen schneller, als sie aufgenommen werden können; bisher wurden %2 verworfen.</translation>
    </message>
    <message>
        <source>The inbox prefix cannot be used: %1</source>
        <translation>Das Inbox-Präfix kann nicht verwendet werden: %1</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>Die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>The header %1 has a zero byte.</source>
        <translation>Der Header %1 enthält ein Nullbyte.</translation>
    </message>
    <message>
        <source>The message has %1 bytes; the server accepts %2.</source>
        <translation>Die Nachricht hat %1 Bytes; der Server akzeptiert %2.</translation>
    </message>
    <message>
        <source>Send less, or raise max_payload at the server.</source>
        <translation>Weniger senden oder max_payload am Server erhöhen.</translation>
    </message>
    <message>
        <source>Too many messages wait to be sent.</source>
        <translation>Zu viele Nachrichten warten auf das Senden.</translation>
    </message>
    <message>
        <source>Publish more slowly.</source>
        <translation>Langsamer veröffentlichen.</translation>
    </message>
    <message>
        <source>Connected to %1.</source>
        <translation>Verbunden mit %1.</translation>
    </message>
    <message>
        <source>The connection for taps was lost: %1</source>
        <translation>Die Verbindung zum Mithören ist abgebrochen: %1</translation>
    </message>
    <message>
        <source>The connection was lost while waiting.</source>
        <translation>Die Verbindung ist während des Wartens abgebrochen.</translation>
    </message>
    <message>
        <source>Connection lost: %1</source>
        <translation>Verbindung abgebrochen: %1</translation>
    </message>
    <message>
        <source>This user may not use %1 for answers.</source>
        <translation>Dieser Benutzer darf %1 nicht für Antworten verwenden.</translation>
    </message>
    <message>
        <source>This user may not publish to %1.</source>
        <translation>Dieser Benutzer darf nicht auf %1 veröffentlichen.</translation>
    </message>
    <message>
        <source>Set an inbox prefix that the user may subscribe to in the connection&apos;s settings.</source>
        <translation>In den Einstellungen der Verbindung ein Inbox-Präfix setzen, das der Benutzer abonnieren darf.</translation>
    </message>
    <message>
        <source>Ask for the publish permission on this subject.</source>
        <translation>Um das Recht zum Veröffentlichen auf diesem Subject bitten.</translation>
    </message>
    <message>
        <source>This user may not subscribe to %1.</source>
        <translation>Dieser Benutzer darf %1 nicht abonnieren.</translation>
    </message>
    <message>
        <source>Ask for the subscribe permission on this subject.</source>
        <translation>Um das Recht zum Abonnieren dieses Subjects bitten.</translation>
    </message>
    <message>
        <source>This user may not receive answers on %1.</source>
        <translation>Dieser Benutzer darf auf %1 keine Antworten empfangen.</translation>
    </message>
    <message>
        <source>A permission is missing.</source>
        <translation>Ein Recht fehlt.</translation>
    </message>
    <message>
        <source>The server %1 is about to go down (lame duck). The connection moves to another server when it does.</source>
        <translation>Der Server %1 wird in Kürze heruntergefahren (Lame Duck). Die Verbindung wechselt dann zu einem anderen Server.</translation>
    </message>
    <message>
        <source>a space</source>
        <translation>ein Leerzeichen</translation>
    </message>
    <message>
        <source>a tab</source>
        <translation>ein Tabulatorzeichen</translation>
    </message>
    <message>
        <source>a line break</source>
        <translation>einen Zeilenumbruch</translation>
    </message>
    <message>
        <source>a control character</source>
        <translation>ein Steuerzeichen</translation>
    </message>
    <message>
        <source>%1 has %2 at character %3.</source>
        <translation>%1 enthält an Stelle %3 %2.</translation>
    </message>
    <message>
        <source>Remove it: white space and control characters are not allowed there.</source>
        <translation>Bitte entfernen: Leerraum und Steuerzeichen sind dort nicht erlaubt.</translation>
    </message>
    <message>
        <source>The subject is empty.</source>
        <translation>Das Subject ist leer.</translation>
    </message>
    <message>
        <source>Type one, for instance orders.eu.created.</source>
        <translation>Eines eingeben, zum Beispiel orders.eu.created.</translation>
    </message>
    <message>
        <source>The subject is longer than %1 bytes.</source>
        <translation>Das Subject ist länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>The subject</source>
        <translation>Das Subject</translation>
    </message>
    <message>
        <source>The subject has an empty token at character %1.</source>
        <translation>Das Subject hat an Stelle %1 ein leeres Token.</translation>
    </message>
    <message>
        <source>Dots separate tokens: none at the start or end, and no two in a row.</source>
        <translation>Punkte trennen Tokens: keiner am Anfang oder Ende und keine zwei hintereinander.</translation>
    </message>
    <message>
        <source>The subject has the wildcard %1.</source>
        <translation>Das Subject enthält den Platzhalter %1.</translation>
    </message>
    <message>
        <source>Wildcards are for subscribing; publish to one exact subject.</source>
        <translation>Platzhalter sind zum Abonnieren da; veröffentlicht wird auf genau einem Subject.</translation>
    </message>
    <message>
        <source>The wildcard &gt; stands before other tokens.</source>
        <translation>Der Platzhalter &gt; steht vor anderen Tokens.</translation>
    </message>
    <message>
        <source>&gt; matches everything that follows, so it can only come last.</source>
        <translation>&gt; steht für alles, was folgt, und kann daher nur am Ende stehen.</translation>
    </message>
    <message>
        <source>The queue group is empty.</source>
        <translation>Die Queue-Gruppe ist leer.</translation>
    </message>
    <message>
        <source>The queue group is longer than %1 bytes.</source>
        <translation>Die Queue-Gruppe ist länger als %1 Bytes.</translation>
    </message>
    <message>
        <source>The queue group</source>
        <translation>Die Queue-Gruppe</translation>
    </message>
    <message>
        <source>A header has no name.</source>
        <translation>Ein Header hat keinen Namen.</translation>
    </message>
    <message>
        <source>The header name “%1” has a character that is not allowed at %2.</source>
        <translation>Der Header-Name „%1“ enthält an Stelle %2 ein unzulässiges Zeichen.</translation>
    </message>
    <message>
        <source>Use letters, digits and dashes.</source>
        <translation>Buchstaben, Ziffern und Bindestriche verwenden.</translation>
    </message>
    <message>
        <source>The value of the header “%1” has a line break at character %2.</source>
        <translation>Der Wert des Headers „%1“ enthält an Stelle %2 einen Zeilenumbruch.</translation>
    </message>
    <message>
        <source>A header value is one line.</source>
        <translation>Ein Header-Wert ist eine Zeile.</translation>
    </message>
    <message>
        <source>certificate of %1, valid until %2</source>
        <translation>Zertifikat von %1, gültig bis %2</translation>
    </message>
    <message>
        <source>The server asks for a client certificate, and this connection has none.</source>
        <translation>Der Server verlangt ein Client-Zertifikat, und diese Verbindung hat keines.</translation>
    </message>
    <message>
        <source>Choose the certificate and its key in the connection&apos;s TLS settings.</source>
        <translation>Zertifikat und Schlüssel in den TLS-Einstellungen der Verbindung wählen.</translation>
    </message>
    <message>
        <source>TLS can&apos;t be set up.</source>
        <translation>TLS kann nicht eingerichtet werden.</translation>
    </message>
    <message>
        <source>The CA file %1 can&apos;t be used.</source>
        <translation>Die CA-Datei %1 kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose a PEM file with the CA&apos;s certificate.</source>
        <translation>Eine PEM-Datei mit dem Zertifikat der CA wählen.</translation>
    </message>
    <message>
        <source>The client certificate %1 and its key can&apos;t be used.</source>
        <translation>Das Client-Zertifikat %1 und sein Schlüssel können nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose PEM files of a certificate and the key that belongs to it.</source>
        <translation>PEM-Dateien eines Zertifikats und des zugehörigen Schlüssels wählen.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another host than %1.</source>
        <translation>Das Zertifikat des Servers gilt für einen anderen Host als %1.</translation>
    </message>
    <message>
        <source>Use the name that the certificate has, or set it as the expected host name.</source>
        <translation>Den Namen aus dem Zertifikat verwenden oder ihn als erwarteten Hostnamen setzen.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for a new one.</source>
        <translation>Den Betreiber des Servers um ein neues bitten.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted: %1.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut: %1.</translation>
    </message>
    <message>
        <source>Choose the CA that signed it.</source>
        <translation>Die CA wählen, die es signiert hat.</translation>
    </message>
    <message>
        <source>The TLS handshake failed.</source>
        <translation>Der TLS-Handshake ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The server may ask for a client certificate, or speak another TLS version.</source>
        <translation>Vielleicht verlangt der Server ein Client-Zertifikat oder spricht eine andere TLS-Version.</translation>
    </message>
    <message>
        <source>The server stopped in the middle of the TLS handshake.</source>
        <translation>Der Server hat mitten im TLS-Handshake aufgehört.</translation>
    </message>
    <message>
        <source>Look into the server&apos;s log.</source>
        <translation>Im Protokoll des Servers nachsehen.</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>a byte that is not UTF-8</source>
        <translation>ein Byte, das kein UTF-8 ist</translation>
    </message>
    <message>
        <source>\u needs four hexadecimal digits</source>
        <translation>\u erfordert vier hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>unknown escape after a backslash</source>
        <translation>unbekannte Escape-Folge nach einem Backslash</translation>
    </message>
    <message>
        <source>a control character in a string must be escaped</source>
        <translation>ein Steuerzeichen in einer Zeichenkette muss maskiert sein</translation>
    </message>
    <message>
        <source>a byte in a string is not UTF-8</source>
        <translation>ein Byte in einer Zeichenkette ist kein UTF-8</translation>
    </message>
    <message>
        <source>the string that starts here is not closed</source>
        <translation>die hier beginnende Zeichenkette ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>%1, found %2</source>
        <translation>%1, gefunden: %2</translation>
    </message>
    <message>
        <source>a number does not start with 0</source>
        <translation>eine Zahl beginnt nicht mit 0</translation>
    </message>
    <message>
        <source>expected a digit</source>
        <translation>Ziffer erwartet</translation>
    </message>
    <message>
        <source>expected a digit after the point</source>
        <translation>Ziffer nach dem Punkt erwartet</translation>
    </message>
    <message>
        <source>expected a digit in the exponent</source>
        <translation>Ziffer im Exponenten erwartet</translation>
    </message>
    <message>
        <source>expected a value, found %1</source>
        <translation>Wert erwartet, gefunden: %1</translation>
    </message>
    <message>
        <source>there is no value</source>
        <translation>es gibt keinen Wert</translation>
    </message>
    <message>
        <source>the text ends inside an object</source>
        <translation>der Text endet innerhalb eines Objekts</translation>
    </message>
    <message>
        <source>the text ends inside an array</source>
        <translation>der Text endet innerhalb eines Arrays</translation>
    </message>
    <message>
        <source>expected a key in double quotes, found %1</source>
        <translation>Schlüssel in doppelten Anführungszeichen erwartet, gefunden: %1</translation>
    </message>
    <message>
        <source>expected &apos;:&apos; after the key, found %1</source>
        <translation>&apos;:&apos; nach dem Schlüssel erwartet, gefunden: %1</translation>
    </message>
    <message>
        <source>there is more text after the JSON value</source>
        <translation>nach dem JSON-Wert folgt weiterer Text</translation>
    </message>
    <message>
        <source>expected &apos;,&apos; or &apos;}&apos; after the value, found %1</source>
        <translation>&apos;,&apos; oder &apos;}&apos; nach dem Wert erwartet, gefunden: %1</translation>
    </message>
    <message>
        <source>expected &apos;,&apos; or &apos;]&apos; after the value, found %1</source>
        <translation>&apos;,&apos; oder &apos;]&apos; nach dem Wert erwartet, gefunden: %1</translation>
    </message>
    <message>
        <source>%1 headers that the command line tool cannot send are left out.</source>
        <translation>%1 Header, die das Befehlszeilenprogramm nicht senden kann, sind weggelassen.</translation>
    </message>
    <message>
        <source>The payload is too large for a command: save it as payload.bin first.</source>
        <translation>Der Inhalt ist für einen Befehl zu groß: Zuerst als payload.bin speichern.</translation>
    </message>
    <message>
        <source>Shown are the first %1 of %2.</source>
        <translation>Gezeigt werden die ersten %1 von %2.</translation>
    </message>
    <message>
        <source>The first bytes say that this is %1 data.</source>
        <translation>Den ersten Bytes nach sind dies Daten im Format %1.</translation>
    </message>
    <message>
        <source>The text starts with a byte order mark, which is not shown.</source>
        <translation>Der Text beginnt mit einer Byte Order Mark, die nicht gezeigt wird.</translation>
    </message>
    <message>
        <source>%1 bytes are not %2: they are shown as ‹hexadecimal digits›.</source>
        <translation>%1 Bytes sind kein %2: Sie werden als ‹hexadezimale Ziffern› gezeigt.</translation>
    </message>
    <message>
        <source>Not JSON from line %1, column %2 (byte %3) on: %4.</source>
        <translation>Kein JSON ab Zeile %1, Spalte %2 (Byte %3): %4.</translation>
    </message>
    <message>
        <source>Nested deeper than %1 levels: what is deeper is shown on one line.</source>
        <translation>Tiefer verschachtelt als %1 Ebenen: Was tiefer liegt, wird in einer Zeile gezeigt.</translation>
    </message>
    <message>
        <source>%1 texts longer than %2 were cut; they end in “…”.</source>
        <translation>%1 Texte, die länger als %2 sind, wurden gekürzt; sie enden mit „…“.</translation>
    </message>
    <message>
        <source>%1 JSON values, one after the other.</source>
        <translation>%1 JSON-Werte hintereinander.</translation>
    </message>
    <message>
        <source>Lines longer than %1 characters are shown in pieces that end in “↵”.</source>
        <translation>Zeilen mit mehr als %1 Zeichen werden in Stücken gezeigt, die mit „↵“ enden.</translation>
    </message>
    <message>
        <source>It needs cnats 3.11 or newer; use a tunnel to the server instead, for instance with ssh -L.</source>
        <translation>Dazu ist cnats 3.11 oder neuer nötig; stattdessen hilft ein Tunnel zum Server, zum Beispiel mit ssh -L.</translation>
    </message>
    <message>
        <source>it takes nothing.</source>
        <translation>er nimmt nichts an.</translation>
    </message>
    <message>
        <source>it does not answer.</source>
        <translation>er antwortet nicht.</translation>
    </message>
    <message>
        <source>it closed the connection.</source>
        <translation>er hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>The port must be a number from 1 to 65535.</source>
        <translation>Der Port muss eine Zahl von 1 bis 65535 sein.</translation>
    </message>
    <message>
        <source>its rules do not allow the connection.</source>
        <translation>seine Regeln erlauben die Verbindung nicht.</translation>
    </message>
    <message>
        <source>it does not reach the server.</source>
        <translation>er erreicht den Server nicht.</translation>
    </message>
    <message>
        <source>the server refuses the connection.</source>
        <translation>der Server lehnt die Verbindung ab.</translation>
    </message>
    <message>
        <source>the server does not answer it.</source>
        <translation>der Server antwortet ihm nicht.</translation>
    </message>
    <message>
        <source>it refuses the connection (code %1).</source>
        <translation>er lehnt die Verbindung ab (Code %1).</translation>
    </message>
    <message>
        <source>The address of the SOCKS proxy can&apos;t be read.</source>
        <translation>Die Adresse des SOCKS-Proxys ist nicht lesbar.</translation>
    </message>
    <message>
        <source>It looks like socks5://host:1080.</source>
        <translation>Sie sieht so aus: socks5://host:1080.</translation>
    </message>
    <message>
        <source>User and password of a SOCKS proxy have at most 255 bytes each.</source>
        <translation>Benutzer und Passwort eines SOCKS-Proxys haben höchstens je 255 Byte.</translation>
    </message>
    <message>
        <source>The SOCKS proxy %1 port %2 fails: %3</source>
        <translation>Der SOCKS-Proxy %1, Port %2, versagt: %3</translation>
    </message>
    <message>
        <source>Check the proxy of this connection&apos;s context.</source>
        <translation>Den Proxy im Kontext dieser Verbindung prüfen.</translation>
    </message>
    <message>
        <source>the server&apos;s name is longer than 255 bytes.</source>
        <translation>der Name des Servers ist länger als 255 Byte.</translation>
    </message>
    <message>
        <source>it does not speak SOCKS 5.</source>
        <translation>er spricht kein SOCKS 5.</translation>
    </message>
    <message>
        <source>it refuses user and password.</source>
        <translation>er lehnt Benutzer und Passwort ab.</translation>
    </message>
    <message>
        <source>it wants a sign-in that the context does not have.</source>
        <translation>er verlangt eine Anmeldung, die der Kontext nicht hat.</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>lagging</source>
        <translation>im Rückstand</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>no leader</source>
        <translation>kein Leader</translation>
    </message>
    <message>
        <source>Copying from %1 fails: %2</source>
        <translation>Das Kopieren aus %1 scheitert: %2</translation>
    </message>
    <message>
        <source>Nothing was heard of %1 yet.</source>
        <translation>Von %1 gab es noch kein Lebenszeichen.</translation>
    </message>
    <message>
        <source>%1 messages behind %2, of which nothing was heard for %3.</source>
        <translation>%1 Nachrichten im Rückstand gegenüber %2; letztes Lebenszeichen vor %3.</translation>
    </message>
    <message>
        <source>%1 messages behind %2.</source>
        <translation>%1 Nachrichten im Rückstand gegenüber %2.</translation>
    </message>
    <message>
        <source>Replica %1 is offline.</source>
        <translation>Replik %1 ist offline.</translation>
    </message>
    <message>
        <source>Replicas %1 are offline.</source>
        <translation>Repliken %1 sind offline.</translation>
    </message>
    <message>
        <source>Replica %1 is not current.</source>
        <translation>Replik %1 ist nicht aktuell.</translation>
    </message>
    <message>
        <source>Replicas %1 are not current.</source>
        <translation>Repliken %1 sind nicht aktuell.</translation>
    </message>
    <message>
        <source>The stream has no leader: nothing is stored until a majority of its servers is back.</source>
        <translation>Der Stream hat keinen Leader: Bis die Mehrheit seiner Server zurück ist, wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>Full: the limit of %1 is reached and new messages are refused.</source>
        <translation>Voll: Das Limit für %1 ist erreicht, und neue Nachrichten werden abgelehnt.</translation>
    </message>
    <message>
        <source>Nearly full: at the limit of %1 new messages are refused.</source>
        <translation>Fast voll: Ab dem Limit für %1 werden neue Nachrichten abgelehnt.</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>The store lost %1 messages.</source>
        <translation>Der Speicher hat %1 Nachrichten verloren.</translation>
    </message>
    <message>
        <source>The consumer has no leader: nothing is delivered until a majority of its servers is back.</source>
        <translation>Der Consumer hat keinen Leader: Bis die Mehrheit seiner Server zurück ist, wird nichts zugestellt.</translation>
    </message>
    <message>
        <source>Paused until %1.</source>
        <translation>Pausiert bis %1.</translation>
    </message>
    <message>
        <source>Max ack pending (%1) reached: delivery waits until messages are acknowledged.</source>
        <translation>Höchstzahl unbestätigter Nachrichten (%1) erreicht: Die Zustellung wartet, bis Nachrichten bestätigt werden.</translation>
    </message>
    <message>
        <source>%1 messages wait and nobody subscribes to %2.</source>
        <translation>%1 Nachrichten warten, und niemand abonniert %2.</translation>
    </message>
    <message>
        <source>%1 messages wait and nobody has pulled for %2.</source>
        <translation>%1 Nachrichten warten, und seit %2 hat niemand abgerufen.</translation>
    </message>
    <message>
        <source>The ack floor has stood at sequence %1 for %2: %3 messages were delivered again and not acknowledged.</source>
        <translation>Der Bestätigungsstand steht seit %2 bei Sequenz %1: %3 Nachrichten wurden erneut zugestellt und nicht bestätigt.</translation>
    </message>
    <message>
        <source>Falling behind for %1: %2 more come than are delivered.</source>
        <translation>Der Rückstand wächst seit %1: Es kommen %2 mehr an, als zugestellt werden.</translation>
    </message>
    <message>
        <source>What answered is no stream.</source>
        <translation>Was geantwortet hat, ist kein Stream.</translation>
    </message>
    <message>
        <source>No stream takes %1.</source>
        <translation>Kein Stream nimmt %1 an.</translation>
    </message>
    <message>
        <source>It was not stored. Check the subject against those of the streams.</source>
        <translation>Sie wurde nicht gespeichert. Bitte das Subject mit denen der Streams vergleichen.</translation>
    </message>
    <message>
        <source>The answer is no stored message.</source>
        <translation>Die Antwort ist keine gespeicherte Nachricht.</translation>
    </message>
    <message>
        <source>The server did not send the messages in time.</source>
        <translation>Der Server hat die Nachrichten nicht rechtzeitig gesendet.</translation>
    </message>
    <message>
        <source>The server of this stream has no batches.</source>
        <translation>Der Server dieses Streams kennt keine Batches.</translation>
    </message>
    <message>
        <source>The server sent no message though it has some.</source>
        <translation>Der Server hat keine Nachricht gesendet, obwohl er welche hat.</translation>
    </message>
    <message>
        <source>Read in batches by direct get.</source>
        <translation>Per Direktabruf in Batches gelesen.</translation>
    </message>
    <message>
        <source>Read one by one by direct get: %1</source>
        <translation>Per Direktabruf einzeln gelesen: %1</translation>
    </message>
    <message>
        <source>the server has no batches.</source>
        <translation>der Server kennt keine Batches.</translation>
    </message>
    <message>
        <source>Read one by one from the leader: this user may not use direct get (%1).</source>
        <translation>Einzeln vom Leader gelesen: Dieser Benutzer darf den Direktabruf nicht verwenden (%1).</translation>
    </message>
    <message>
        <source>Read one by one from the leader: nobody answers direct get.</source>
        <translation>Einzeln vom Leader gelesen: Niemand beantwortet den Direktabruf.</translation>
    </message>
    <message>
        <source>Read one by one from the leader: this stream does not allow direct get.</source>
        <translation>Einzeln vom Leader gelesen: Dieser Stream erlaubt keinen Direktabruf.</translation>
    </message>
    <message>
        <source>Data flow</source>
        <translation>Datenfluss</translation>
    </message>
    <message>
        <source>Messages beyond this limit go at once and for good.</source>
        <translation>Nachrichten jenseits dieses Limits werden sofort und endgültig entfernt.</translation>
    </message>
    <message>
        <source>Messages that no consumer waits for can go at once and for good.</source>
        <translation>Nachrichten, auf die kein Consumer wartet, können sofort und endgültig entfernt werden.</translation>
    </message>
    <message>
        <source>Nothing can be stored in it or deleted from it any more. This cannot be undone.</source>
        <translation>Es kann nichts mehr darin gespeichert oder daraus gelöscht werden. Dies lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Its configuration lets it begin at sequence %1, and a reset cannot go before that.</source>
        <translation>Seine Konfiguration lässt ihn bei Sequenz %1 beginnen, und weiter zurück kann ein Zurücksetzen nicht gehen.</translation>
    </message>
    <message>
        <source>With its deliver policy (%1) the server resets it to the ack floor only.</source>
        <translation>Bei seiner Zustellregel (%1) setzt der Server ihn nur auf den Bestätigungsstand zurück.</translation>
    </message>
    <message>
        <source>Nor can it be deleted and created again: the stream keeps messages by interest, and those that only this consumer still wants would be deleted with it.</source>
        <translation>Auch löschen und neu anlegen lässt er sich nicht: Der Stream bewahrt Nachrichten nach Interesse auf, und jene, die nur noch dieser Consumer braucht, würden mit ihm gelöscht.</translation>
    </message>
    <message>
        <source>Nor can it be created again there: a consumer of a work queue begins with the first message.</source>
        <translation>Auch neu anlegen lässt er sich dort nicht: Ein Consumer einer Work-Queue beginnt mit der ersten Nachricht.</translation>
    </message>
    <message>
        <source>+%1 subjects</source>
        <translation>+%1 Subjects</translation>
    </message>
    <message>
        <source>behind %1</source>
        <translation>hinter %1</translation>
    </message>
    <message>
        <source>in domain %1</source>
        <translation>in Domäne %1</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>existiert nicht</translation>
    </message>
    <message>
        <source>There is no stream of this name in the account.</source>
        <translation>Im Account gibt es keinen Stream dieses Namens.</translation>
    </message>
    <message>
        <source>+%1 streams</source>
        <translation>+%1 Streams</translation>
    </message>
    <message>
        <source>outside of this account</source>
        <translation>außerhalb dieses Accounts</translation>
    </message>
    <message>
        <source>published again, headers only</source>
        <translation>weiterveröffentlicht, nur Header</translation>
    </message>
    <message>
        <source>published again</source>
        <translation>weiterveröffentlicht</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>push consumer</source>
        <translation>Push-Consumer</translation>
    </message>
    <message>
        <source>pull consumer</source>
        <translation>Pull-Consumer</translation>
    </message>
    <message>
        <source>%1 consumers</source>
        <translation>%1 Consumer</translation>
    </message>
    <message>
        <source>+%1 consumers</source>
        <translation>+%1 Consumer</translation>
    </message>
    <message>
        <source>%1 lagging or stuck</source>
        <translation>%1 im Rückstand oder blockiert</translation>
    </message>
    <message>
        <source>all good</source>
        <translation>alles in Ordnung</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 im Rückstand</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>%1 is stored in %2</source>
        <translation>%1 wird in %2 gespeichert</translation>
    </message>
    <message>
        <source>%1 is a mirror of %2</source>
        <translation>%1 ist ein Spiegel von %2</translation>
    </message>
    <message>
        <source>%1 copies from %2</source>
        <translation>%1 kopiert aus %2</translation>
    </message>
    <message>
        <source>%1 is published again as %2</source>
        <translation>%1 wird als %2 weiterveröffentlicht</translation>
    </message>
    <message>
        <source>%1 delivers to %2</source>
        <translation>%1 stellt an %2 zu</translation>
    </message>
    <message>
        <source>%1 messages behind</source>
        <translation>%1 Nachrichten im Rückstand</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>subjects</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>stream outside of this account</source>
        <translation>Stream außerhalb dieses Accounts</translation>
    </message>
    <message>
        <source>missing stream</source>
        <translation>fehlender Stream</translation>
    </message>
    <message>
        <source>subjects published again</source>
        <translation>weiterveröffentlichte Subjects</translation>
    </message>
    <message>
        <source>consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>Buckets</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Letters, digits, _ and - only: that is what every client opens.</source>
        <translation>Nur Buchstaben, Ziffern, _ und -: Das öffnet jeder Client.</translation>
    </message>
    <message>
        <source>Where the values are kept.</source>
        <translation>Wo die Werte aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Where the objects are kept.</source>
        <translation>Wo die Objekte aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Of values on disk; new ones only.</source>
        <translation>Für Werte auf dem Datenträger; nur für neue.</translation>
    </message>
    <message>
        <source>Of objects on disk; new ones only.</source>
        <translation>Für Objekte auf dem Datenträger; nur für neue.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How many values of a key are kept, the present one included: 1 to 64.</source>
        <translation>Wie viele Werte eines Schlüssels behalten werden, der aktuelle eingeschlossen: 1 bis 64.</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Values that are older go by themselves.</source>
        <translation>Ältere Werte verschwinden von selbst.</translation>
    </message>
    <message>
        <source>Objects whose parts are older go by themselves.</source>
        <translation>Objekte, deren Teile älter sind, verschwinden von selbst.</translation>
    </message>
    <message>
        <source>Limit markers</source>
        <translation>Limit-Markierungen</translation>
    </message>
    <message>
        <source>When its TTL ends a key, a marker tells watchers and stays for this time. Also lets each key have its own TTL.</source>
        <translation>Endet ein Schlüssel durch seine TTL, zeigt eine Markierung das den Beobachtern an und bleibt für diese Zeit. Erlaubt außerdem jedem Schlüssel eine eigene TTL.</translation>
    </message>
    <message>
        <source>TTL per key</source>
        <translation>TTL pro Schlüssel</translation>
    </message>
    <message>
        <source>Programs may give a key its own lifetime when they create it.</source>
        <translation>Programme dürfen einem Schlüssel beim Erstellen eine eigene Lebensdauer geben.</translation>
    </message>
    <message>
        <source>Value size</source>
        <translation>Wertgröße</translation>
    </message>
    <message>
        <source>Larger values are refused; headers count.</source>
        <translation>Größere Werte werden abgelehnt; Header zählen mit.</translation>
    </message>
    <message>
        <source>Bucket size</source>
        <translation>Bucket-Größe</translation>
    </message>
    <message>
        <source>At most so many bytes with history and some overhead; new values are refused then.</source>
        <translation>Höchstens so viele Bytes, einschließlich Verlauf und etwas Mehraufwand; danach werden neue Werte abgelehnt.</translation>
    </message>
    <message>
        <source>At most so many bytes with some overhead; new objects are refused then.</source>
        <translation>Höchstens so viele Bytes, einschließlich etwas Mehraufwand; danach werden neue Objekte abgelehnt.</translation>
    </message>
    <message>
        <source>On how many servers of a cluster the bucket is; 3 or 5 survive the loss of servers.</source>
        <translation>Auf wie vielen Servern eines Clusters der Bucket liegt; 3 oder 5 überstehen den Ausfall von Servern.</translation>
    </message>
    <message>
        <source>Makes this bucket an exact copy of another one that answers reads near its readers; what is written goes to the original.</source>
        <translation>Macht diesen Bucket zur exakten Kopie eines anderen, die Lesezugriffe nahe bei ihren Lesern beantwortet; Geschriebenes geht an das Original.</translation>
    </message>
    <message>
        <source>Buckets whose keys are copied into this one. Their keys get this bucket&apos;s subjects by themselves.</source>
        <translation>Buckets, deren Schlüssel in diesen kopiert werden. Ihre Schlüssel erhalten von selbst die Subjects dieses Buckets.</translation>
    </message>
    <message>
        <source>Publishes each stored value again under another subject.</source>
        <translation>Veröffentlicht jeden gespeicherten Wert noch einmal unter einem anderen Subject.</translation>
    </message>
    <message>
        <source>A bucket keeps its name. Create another one and copy what is in it.</source>
        <translation>Ein Bucket behält seinen Namen. Legen Sie einen anderen an und kopieren Sie den Inhalt.</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Name of the stream to copy from: %1config for the bucket config.</source>
        <translation>Name des Streams, aus dem kopiert wird: %1config für den Bucket config.</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>versiegelt</translation>
    </message>
    <message>
        <source>The bucket is sealed: it can only be read, or deleted as a whole.</source>
        <translation>Der Bucket ist versiegelt: Er kann nur gelesen oder als Ganzes gelöscht werden.</translation>
    </message>
    <message>
        <source>no roll-ups</source>
        <translation>keine Roll-ups</translation>
    </message>
    <message>
        <source>Without roll-ups keys cannot be purged with their history, only deleted.</source>
        <translation>Ohne Roll-ups lassen sich Schlüssel nicht samt Verlauf leeren, sondern nur löschen.</translation>
    </message>
    <message>
        <source>Without roll-ups clients can neither store nor delete objects.</source>
        <translation>Ohne Roll-ups können Clients Objekte weder speichern noch löschen.</translation>
    </message>
    <message>
        <source>no direct get</source>
        <translation>kein Direct Get</translation>
    </message>
    <message>
        <source>Without direct get all reads go to the leader, and clients that read directly fail.</source>
        <translation>Ohne Direct Get gehen alle Lesezugriffe an den Leader, und Clients, die direkt lesen, scheitern.</translation>
    </message>
    <message>
        <source>other subjects</source>
        <translation>andere Subjects</translation>
    </message>
    <message>
        <source>It stores other subjects than %1: most clients do not find what is in it.</source>
        <translation>Er speichert andere Subjects als %1: Die meisten Clients finden seinen Inhalt nicht.</translation>
    </message>
    <message>
        <source>endless history</source>
        <translation>unbegrenzter Verlauf</translation>
    </message>
    <message>
        <source>Without a limit all values of a key are kept, and clients tell no history.</source>
        <translation>Ohne Grenze werden alle Werte eines Schlüssels behalten, und Clients nennen keinen Verlauf.</translation>
    </message>
    <message>
        <source>long history</source>
        <translation>langer Verlauf</translation>
    </message>
    <message>
        <source>Clients make buckets of 1 to 64 values a key; some refuse to change this one.</source>
        <translation>Clients legen Buckets mit 1 bis 64 Werten je Schlüssel an; manche weigern sich, diesen zu ändern.</translation>
    </message>
    <message>
        <source>source without transform</source>
        <translation>Quelle ohne Transformation</translation>
    </message>
    <message>
        <source>Keys of a source without a transform keep the subjects of the other bucket: clients do not find them here.</source>
        <translation>Schlüssel einer Quelle ohne Transformation behalten die Subjects des anderen Buckets: Clients finden sie hier nicht.</translation>
    </message>
    <message>
        <source>keys never change</source>
        <translation>Schlüssel ändern sich nie</translation>
    </message>
    <message>
        <source>A key that has all its history is refused new values.</source>
        <translation>Für einen Schlüssel, dessen Verlauf voll ist, werden neue Werte abgelehnt.</translation>
    </message>
    <message>
        <source>no purges</source>
        <translation>kein Leeren</translation>
    </message>
    <message>
        <source>The parts of objects that are deleted or replaced cannot be removed: they stay.</source>
        <translation>Die Teile gelöschter oder ersetzter Objekte lassen sich nicht entfernen: Sie bleiben.</translation>
    </message>
    <message>
        <source>Keys cannot be purged, and the bucket cannot be compacted.</source>
        <translation>Schlüssel lassen sich nicht leeren, und der Bucket lässt sich nicht verdichten.</translation>
    </message>
    <message>
        <source>drops when full</source>
        <translation>verwirft, wenn voll</translation>
    </message>
    <message>
        <source>When the bucket is full its oldest values vanish instead of new ones being refused.</source>
        <translation>Ist der Bucket voll, verschwinden seine ältesten Werte, statt dass neue abgelehnt werden.</translation>
    </message>
    <message>
        <source>When the bucket is full parts of its oldest objects vanish.</source>
        <translation>Ist der Bucket voll, verschwinden Teile seiner ältesten Objekte.</translation>
    </message>
    <message>
        <source>does not keep</source>
        <translation>behält nicht</translation>
    </message>
    <message>
        <source>Its retention removes what was read: it does not keep values as a bucket does.</source>
        <translation>Seine Aufbewahrung entfernt Gelesenes: Er behält Werte nicht so, wie es ein Bucket tut.</translation>
    </message>
    <message>
        <source>no acknowledgements</source>
        <translation>keine Bestätigungen</translation>
    </message>
    <message>
        <source>Writers are not told whether anything was stored; most clients wait in vain.</source>
        <translation>Schreibende erfahren nicht, ob etwas gespeichert wurde; die meisten Clients warten vergeblich.</translation>
    </message>
    <message>
        <source>The stream of such a bucket has a name that begins with %1.</source>
        <translation>Der Name des Streams eines solchen Buckets beginnt mit %1.</translation>
    </message>
    <message>
        <source>A bucket&apos;s name has letters, digits, _ and - only, so that every client opens it.</source>
        <translation>Der Name eines Buckets enthält nur Buchstaben, Ziffern, _ und -, damit jeder Client ihn öffnet.</translation>
    </message>
    <message>
        <source>Clients make buckets of 1 to 64 values a key.</source>
        <translation>Clients legen Buckets mit 1 bis 64 Werten je Schlüssel an.</translation>
    </message>
    <message>
        <source>This is the command for streams, because nats %1 has no option for: %2.</source>
        <translation>Dies ist der Befehl für Streams, denn nats %1 hat keine Option für: %2.</translation>
    </message>
    <message>
        <source>The limit of consumers cannot change before server 2.12.</source>
        <translation>Die Grenze für Consumer lässt sich vor Server 2.12 nicht ändern.</translation>
    </message>
    <message>
        <source>Stream underneath</source>
        <translation>Zugrunde liegender Stream</translation>
    </message>
    <message>
        <source>Its leader did not answer: nothing is known of it at present.</source>
        <translation>Sein Leader hat nicht geantwortet: Derzeit ist nichts über ihn bekannt.</translation>
    </message>
    <message>
        <source>The bucket needs a name.</source>
        <translation>Der Bucket braucht einen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>A bucket&apos;s name has at most %n characters.</source>
        <translation>
            <numerusform>Der Name eines Buckets hat höchstens %n Zeichen.</numerusform>
            <numerusform>Der Name eines Buckets hat höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>Der Schlüssel ist leer.</translation>
    </message>
    <message>
        <source>A key has letters, digits and - / _ = . only.</source>
        <translation>In einem Schlüssel sind nur Buchstaben, Ziffern und - / _ = . erlaubt.</translation>
    </message>
    <message>
        <source>A key does not begin or end with a dot and has no two dots in a row.</source>
        <translation>Ein Schlüssel beginnt und endet nicht mit einem Punkt und enthält keine zwei Punkte hintereinander.</translation>
    </message>
    <message>
        <source>Keys that begin with _kv are reserved.</source>
        <translation>Schlüssel, die mit _kv beginnen, sind reserviert.</translation>
    </message>
    <message>
        <source>This line is no JSON object.</source>
        <translation>Diese Zeile ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>This line has no key.</source>
        <translation>Diese Zeile hat keinen Schlüssel.</translation>
    </message>
    <message>
        <source>The value of this line is no base64.</source>
        <translation>Der Wert dieser Zeile ist kein Base64.</translation>
    </message>
    <message>
        <source>This line has no value.</source>
        <translation>Diese Zeile hat keinen Wert.</translation>
    </message>
    <message>
        <source>This revision is another key&apos;s.</source>
        <translation>Diese Revision gehört zu einem anderen Schlüssel.</translation>
    </message>
    <message>
        <source>The value is too big: with its headers it has %1 bytes, and the bucket takes %2.</source>
        <translation>Der Wert ist zu groß: Mit seinen Headern hat er %1 Bytes, und der Bucket nimmt %2 an.</translation>
    </message>
    <message>
        <source>Shorten it, or raise the bucket&apos;s maximum value size.</source>
        <translation>Kürzen Sie ihn oder erhöhen Sie die maximale Wertgröße des Buckets.</translation>
    </message>
    <message>
        <source>There is no connection: nothing was sent.</source>
        <translation>Es besteht keine Verbindung: Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The stream %1 says that it has the value, and not the bucket&apos;s own.</source>
        <translation>Der Stream %1 meldet, dass er den Wert hat, nicht der des Buckets.</translation>
    </message>
    <message>
        <source>Nothing takes values for this bucket at the moment.</source>
        <translation>Derzeit nimmt nichts Werte für diesen Bucket an.</translation>
    </message>
    <message>
        <source>The bucket may have no leader, or be deleted. It was not written; try again.</source>
        <translation>Der Bucket hat vielleicht keinen Leader oder wurde gelöscht. Es wurde nicht geschrieben; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The key is there already.</source>
        <translation>Der Schlüssel ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>The key is gone: it has no revision any more.</source>
        <translation>Der Schlüssel ist weg: Er hat keine Revision mehr.</translation>
    </message>
    <message>
        <source>Somebody else has written revision %1.</source>
        <translation>Jemand anderes hat die Revision %1 geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was overwritten.</source>
        <translation>Nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>Whether this value was there before it is not known.</source>
        <translation>Ob dieser Wert davor vorhanden war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It is not known whether the value was written: %1</source>
        <translation>Es ist nicht bekannt, ob der Wert geschrieben wurde: %1</translation>
    </message>
    <message>
        <source>It was not found so far. Writing again is safe: nothing that came meanwhile is overwritten.</source>
        <translation>Er wurde bisher nicht gefunden. Erneutes Schreiben ist sicher: Nichts, was inzwischen hinzukam, wird überschrieben.</translation>
    </message>
    <message>
        <source>It was not found so far. Look at the key before you write again.</source>
        <translation>Er wurde bisher nicht gefunden. Sehen Sie sich den Schlüssel an, bevor Sie erneut schreiben.</translation>
    </message>
    <message>
        <source>The bucket is sealed: nothing in it can change any more.</source>
        <translation>Der Bucket ist versiegelt: Nichts darin kann sich mehr ändern.</translation>
    </message>
    <message>
        <source>Nothing can be written to this bucket: it only takes in what its sources have.</source>
        <translation>In diesen Bucket kann nichts geschrieben werden: Er übernimmt nur, was seine Quellen haben.</translation>
    </message>
    <message>
        <source>This bucket does not allow purging a key: its stream was made without roll-ups.</source>
        <translation>Dieser Bucket erlaubt kein Leeren eines Schlüssels: Sein Stream wurde ohne Roll-ups angelegt.</translation>
    </message>
    <message>
        <source>This bucket does not allow a TTL for each key.</source>
        <translation>Dieser Bucket erlaubt keine TTL für einzelne Schlüssel.</translation>
    </message>
    <message>
        <source>%1 is a link to the bucket %2.</source>
        <translation>%1 ist eine Verknüpfung mit dem Bucket %2.</translation>
    </message>
    <message>
        <source>Open that bucket instead.</source>
        <translation>Öffnen Sie stattdessen jenen Bucket.</translation>
    </message>
    <message>
        <source>The link %1 leads in a circle, or too far.</source>
        <translation>Die Verknüpfung %1 führt im Kreis oder zu weit.</translation>
    </message>
    <message>
        <source>It is not known whether %1 was stored: %2</source>
        <translation>Es ist nicht bekannt, ob %1 gespeichert wurde: %2</translation>
    </message>
    <message>
        <source>Look at the object when the connection is back.</source>
        <translation>Sehen Sie sich das Objekt an, wenn die Verbindung wieder besteht.</translation>
    </message>
    <message>
        <source>Someone else has changed %1 meanwhile.</source>
        <translation>Jemand anderes hat %1 inzwischen geändert.</translation>
    </message>
    <message>
        <source>Nothing was overwritten. Look at it as it is now, and try again.</source>
        <translation>Nichts wurde überschrieben. Sehen Sie sich den jetzigen Stand an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is no object %1 in %2.</source>
        <translation>In %2 gibt es kein Objekt %1.</translation>
    </message>
    <message>
        <source>The chunks of this object are missing.</source>
        <translation>Die Teilstücke dieses Objekts fehlen.</translation>
    </message>
    <message>
        <source>There is an object %1 already.</source>
        <translation>Es gibt bereits ein Objekt %1.</translation>
    </message>
    <message>
        <source>Choose another name, or delete that one first.</source>
        <translation>Wählen Sie einen anderen Namen oder löschen Sie zuerst jenes Objekt.</translation>
    </message>
    <message>
        <source>%1 is there, but the old name %2 could not be taken away: %3</source>
        <translation>%1 ist vorhanden, aber der alte Name %2 konnte nicht entfernt werden: %3</translation>
    </message>
    <message>
        <source>Both names share their bytes now: deleting one would take them from the other.</source>
        <translation>Beide Namen teilen sich nun dieselben Bytes: Das Löschen des einen würde sie dem anderen nehmen.</translation>
    </message>
    <message>
        <source>A link cannot lead to itself.</source>
        <translation>Eine Verknüpfung kann nicht auf sich selbst führen.</translation>
    </message>
    <message>
        <source>It was deleted: only its metadata are left.</source>
        <translation>Es wurde gelöscht: Nur seine Metadaten sind noch da.</translation>
    </message>
    <message>
        <source>Can&apos;t read %1: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation>Prüfen Sie, ob die Datei vorhanden ist und gelesen werden darf.</translation>
    </message>
    <message>
        <source>%1 is incomplete: the bucket has %2 of its %3 chunks.</source>
        <translation>%1 ist unvollständig: Der Bucket hat %2 seiner %3 Teilstücke.</translation>
    </message>
    <message>
        <source>Its upload was interrupted, or something has removed chunks. Store the object anew.</source>
        <translation>Das Hochladen wurde unterbrochen, oder etwas hat Teilstücke entfernt. Speichern Sie das Objekt neu.</translation>
    </message>
    <message>
        <source>The metadata of %1 do not say where its chunks are.</source>
        <translation>Die Metadaten von %1 sagen nicht, wo seine Teilstücke liegen.</translation>
    </message>
    <message>
        <source>%1 has more chunks than the %2 that its metadata tell.</source>
        <translation>%1 hat mehr Teilstücke als die %2, die seine Metadaten nennen.</translation>
    </message>
    <message>
        <source>Store the object anew.</source>
        <translation>Speichern Sie das Objekt neu.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes, but its metadata tell %3.</source>
        <translation>%1 hat %2 Bytes, aber seine Metadaten nennen %3.</translation>
    </message>
    <message>
        <source>The bytes of %1 are not those that were stored: the digest is another.</source>
        <translation>Die Bytes von %1 sind nicht die gespeicherten: Die Prüfsumme (Digest) weicht ab.</translation>
    </message>
    <message>
        <source>Cancelled before it began: nothing was written.</source>
        <translation>Vor dem Beginn abgebrochen: Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Can&apos;t read %1.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The bucket %1 is sealed.</source>
        <translation>Der Bucket %1 ist versiegelt.</translation>
    </message>
    <message>
        <source>The bucket has no room for it: %1 of %2 are used, and this takes %3.</source>
        <translation>Der Bucket hat dafür keinen Platz: %1 von %2 sind belegt, und dies benötigt %3.</translation>
    </message>
    <message>
        <source>Delete something, or raise the bucket&apos;s limit.</source>
        <translation>Löschen Sie etwas oder erhöhen Sie die Grenze des Buckets.</translation>
    </message>
    <message>
        <source>The connection that it comes from is gone.</source>
        <translation>Die Verbindung, von der es stammt, besteht nicht mehr.</translation>
    </message>
    <message>
        <source>Another stream, %1, has taken a chunk.</source>
        <translation>Ein anderer Stream, %1, hat ein Teilstück angenommen.</translation>
    </message>
    <message>
        <source>Two streams have the same subjects: one of them is not the bucket.</source>
        <translation>Zwei Streams haben dieselben Subjects: Einer davon ist nicht der Bucket.</translation>
    </message>
    <message>
        <source>The server has stored the chunks in another order.</source>
        <translation>Der Server hat die Teilstücke in anderer Reihenfolge gespeichert.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 is as it was before.</source>
        <translation>%1 ist so wie zuvor.</translation>
    </message>
    <message>
        <source>Nothing was stored.</source>
        <translation>Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>%1 stored in 1 chunk.</source>
        <translation>%1 in 1 Teilstück gespeichert.</translation>
    </message>
    <message>
        <source>%1 stored in %2 chunks.</source>
        <translation>%1 in %2 Teilstücken gespeichert.</translation>
    </message>
    <message>
        <source>Can&apos;t make the folder %1.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>%1 has room for %2, and this takes %3.</source>
        <translation>%1 hat Platz für %2, und dies benötigt %3.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 is there meanwhile.</source>
        <translation>%1 ist inzwischen vorhanden.</translation>
    </message>
    <message>
        <source>Can&apos;t write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Check the folder, its permissions and the room on the disk.</source>
        <translation>Prüfen Sie den Ordner, seine Rechte und den Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>%1 written, digest verified.</source>
        <translation>%1 geschrieben, Prüfsumme (Digest) geprüft.</translation>
    </message>
    <message>
        <source>%1 written. The object has no digest to verify it by.</source>
        <translation>%1 geschrieben. Das Objekt hat keine Prüfsumme (Digest), mit der es sich prüfen ließe.</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Cancelled: no file was written.</source>
        <translation>Abgebrochen: Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>A bucket&apos;s name has only letters, digits, - and _.</source>
        <translation>Der Name eines Buckets enthält nur Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>An object needs a name.</source>
        <translation>Ein Objekt braucht einen Namen.</translation>
    </message>
    <message>
        <source>This name is too long for an object.</source>
        <translation>Dieser Name ist zu lang für ein Objekt.</translation>
    </message>
    <message>
        <source>Its metadata are no JSON object.</source>
        <translation>Seine Metadaten sind kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Its metadata do not say where its chunks are.</source>
        <translation>Seine Metadaten sagen nicht, wo seine Teilstücke liegen.</translation>
    </message>
    <message>
        <source>Its metadata tell a size, but no chunks.</source>
        <translation>Seine Metadaten nennen eine Größe, aber keine Teilstücke.</translation>
    </message>
    <message>
        <source>A header is a line like Name: value, not “%1”.</source>
        <translation>Ein Header ist eine Zeile wie Name: Wert, nicht „%1“.</translation>
    </message>
    <message>
        <source>Metadata are lines like name = value, not “%1”.</source>
        <translation>Metadaten sind Zeilen wie Name = Wert, nicht „%1“.</translation>
    </message>
    <message>
        <source>There are two lines for %1.</source>
        <translation>Für %1 gibt es zwei Zeilen.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>wird abgeschlossen</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>wird abgebrochen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>This is no JSON: line %1, column %2: %3.</source>
        <translation>Das ist kein JSON: Zeile %1, Spalte %2: %3.</translation>
    </message>
    <message>
        <source>This is no JSON: it is empty.</source>
        <translation>Das ist kein JSON: Der Text ist leer.</translation>
    </message>
    <message>
        <source>Line %1: hex has the digits 0–9 and a–f and blanks only.</source>
        <translation>Zeile %1: Hex besteht nur aus den Ziffern 0–9 und a–f und Leerzeichen.</translation>
    </message>
    <message>
        <source>Line %1: a byte has two hex digits; one is missing.</source>
        <translation>Zeile %1: Ein Byte hat zwei Hex-Ziffern; eine fehlt.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>The value has %1; values of more than %2 are changed by a file.</source>
        <translation>Der Wert hat %1; Werte über %2 werden über eine Datei geändert.</translation>
    </message>
    <message>
        <source>It has bytes that are no plain UTF-8 text: edit it as hex.</source>
        <translation>Er enthält Bytes, die kein reiner UTF-8-Text sind: bitte als Hex bearbeiten.</translation>
    </message>
    <message>
        <source>The bytes are no %1.</source>
        <translation>Die Bytes sind kein %1.</translation>
    </message>
    <message>
        <source>As JSON it does not come back byte for byte (binary data, number sizes or the like): saving writes other bytes also where nothing was changed. Edit it as hex to keep them.</source>
        <translation>Als JSON kommt er nicht Byte für Byte zurück (Binärdaten, Zahlengrößen oder Ähnliches): Speichern schreibt auch dort andere Bytes, wo nichts geändert wurde. Um sie zu behalten, bitte als Hex bearbeiten.</translation>
    </message>
    <message>
        <source>Correct it, or choose Text as the format.</source>
        <translation>Bitte korrigieren oder Text als Format wählen.</translation>
    </message>
    <message>
        <source>It nests too deep, or is more than one value.</source>
        <translation>Die Verschachtelung ist zu tief, oder es ist mehr als ein Wert.</translation>
    </message>
    <message>
        <source>This is no JSON.</source>
        <translation>Das ist kein JSON.</translation>
    </message>
    <message>
        <source>the same value</source>
        <translation>derselbe Wert</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>other white space or order</source>
        <translation>andere Leerzeichen oder Reihenfolge</translation>
    </message>
    <message>
        <source>+%1 −%2 lines</source>
        <translation>+%1 −%2 Zeilen</translation>
    </message>
    <message>
        <source>%1, from byte %2 on</source>
        <translation>%1, ab Byte %2</translation>
    </message>
    <message>
        <source>%1 is not connected: connect it first.</source>
        <translation>%1 ist nicht verbunden: Zuerst verbinden.</translation>
    </message>
    <message>
        <source>%1 is read-only: nothing can be written there.</source>
        <translation>%1 ist schreibgeschützt: Dort kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Responders</source>
        <translation>Antwortdienste</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>Verfassen</translation>
    </message>
    <message>
        <source>The stream refused it: %1</source>
        <translation>Der Stream hat es abgelehnt: %1</translation>
    </message>
    <message>
        <source>%1 of %2 published</source>
        <translation>%1 von %2 veröffentlicht</translation>
    </message>
    <message>
        <source>%1 of %2 sent</source>
        <translation>%1 von %2 gesendet</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>%1 beantwortet</translation>
    </message>
    <message>
        <source>%1 answered with an error</source>
        <translation>%1 mit einem Fehler beantwortet</translation>
    </message>
    <message>
        <source>%1 without an answer in time</source>
        <translation>%1 ohne rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>%1 without anybody listening</source>
        <translation>%1 ohne jeden Empfänger</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 not waited for</source>
        <translation>%1 nicht abgewartet</translation>
    </message>
    <message>
        <source>Stopped, because the connection was lost: %1.</source>
        <translation>Angehalten, weil die Verbindung verloren ging: %1.</translation>
    </message>
    <message>
        <source>Cancelled: %1.</source>
        <translation>Abgebrochen: %1.</translation>
    </message>
    <message>
        <source>Stopped: %1.</source>
        <translation>Angehalten: %1.</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <translation>%1 in %2.</translation>
    </message>
    <message>
        <source>This is no collection of Natsight: %1</source>
        <translation>Dies ist keine Sammlung von Natsight: %1</translation>
    </message>
    <message>
        <source>It is a JSON file that was exported here. Nothing was changed.</source>
        <translation>Eine Sammlung ist eine JSON-Datei, die hier exportiert wurde. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>the items of %1 are no list.</source>
        <translation>Die Einträge von %1 sind keine Liste.</translation>
    </message>
    <message>
        <source>it has more than %1 folders in each other.</source>
        <translation>Sie hat mehr als %1 ineinander liegende Ordner.</translation>
    </message>
    <message>
        <source>it has more than %1 items.</source>
        <translation>Sie hat mehr als %1 Einträge.</translation>
    </message>
    <message>
        <source>item %1 in %2 is no object.</source>
        <translation>Eintrag %1 in %2 ist kein Objekt.</translation>
    </message>
    <message>
        <source>%1 in %2 is neither a folder nor a message.</source>
        <translation>%1 in %2 ist weder ein Ordner noch eine Nachricht.</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>Ein Name ist nötig.</translation>
    </message>
    <message>
        <source>The name has more than %1 characters.</source>
        <translation>Der Name hat mehr als %1 Zeichen.</translation>
    </message>
    <message>
        <source>it is larger than 16 MiB.</source>
        <translation>Sie ist größer als 16 MiB.</translation>
    </message>
    <message>
        <source>it nests too deep.</source>
        <translation>Sie ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>it is not JSON.</source>
        <translation>Sie ist kein JSON.</translation>
    </message>
    <message>
        <source>the field natsight_collection is missing.</source>
        <translation>Das Feld natsight_collection fehlt.</translation>
    </message>
    <message>
        <source>its version is no number.</source>
        <translation>Ihre Version ist keine Zahl.</translation>
    </message>
    <message>
        <source>This collection was written by a later Natsight (version %1 of the format).</source>
        <translation>Diese Sammlung wurde von einem neueren Natsight geschrieben (Version %1 des Formats).</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>its environment is no object.</source>
        <translation>Ihre Umgebung ist kein Objekt.</translation>
    </message>
    <message>
        <source>This command cannot be read: %1</source>
        <translation>Dieser Befehl kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Paste one command that begins with nats pub or nats request.</source>
        <translation>Einen Befehl einfügen, der mit nats pub oder nats request beginnt.</translation>
    </message>
    <message>
        <source>it needs a shell, for a variable or a command inside of it.</source>
        <translation>Er braucht eine Shell, für eine Variable oder einen Befehl darin.</translation>
    </message>
    <message>
        <source>it ends within an escape.</source>
        <translation>Er endet mitten in einer Escape-Sequenz.</translation>
    </message>
    <message>
        <source>a single quote is not closed.</source>
        <translation>Ein einfaches Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>a double quote is not closed.</source>
        <translation>Ein doppeltes Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>only a pipe from echo or printf is known before it.</source>
        <translation>Davor ist nur eine Pipe von echo oder printf bekannt.</translation>
    </message>
    <message>
        <source>what goes into base64 is no Base64.</source>
        <translation>Was in base64 hineingeht, ist kein Base64.</translation>
    </message>
    <message>
        <source>only echo, printf and base64 -d are known before the pipe.</source>
        <translation>Vor der Pipe sind nur echo, printf und base64 -d bekannt.</translation>
    </message>
    <message>
        <source>it is longer than 4 MiB.</source>
        <translation>Er ist länger als 4 MiB.</translation>
    </message>
    <message>
        <source>it does not begin with nats.</source>
        <translation>Er beginnt nicht mit nats.</translation>
    </message>
    <message>
        <source>what stands behind %1 is for a shell.</source>
        <translation>Was hinter %1 steht, ist für eine Shell.</translation>
    </message>
    <message>
        <source>nats %1 is no publish and no request.</source>
        <translation>nats %1 ist weder Veröffentlichen noch Anfrage.</translation>
    </message>
    <message>
        <source>the option %1 is not known.</source>
        <translation>Die Option %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <source>the option %1 has no value.</source>
        <translation>Die Option %1 hat keinen Wert.</translation>
    </message>
    <message>
        <source>the header %1 has no name and value.</source>
        <translation>Der Header %1 hat nicht Name und Wert.</translation>
    </message>
    <message>
        <source>--replies takes a whole number.</source>
        <translation>--replies verlangt eine ganze Zahl.</translation>
    </message>
    <message>
        <source>--%1 was left out.</source>
        <translation>--%1 wurde weggelassen.</translation>
    </message>
    <message>
        <source>it says neither pub nor request.</source>
        <translation>Er nennt weder pub noch request.</translation>
    </message>
    <message>
        <source>it has no subject.</source>
        <translation>Er hat kein Subject.</translation>
    </message>
    <message>
        <source>it has more than a subject and a body. Put the body into quotes.</source>
        <translation>Er hat mehr als ein Subject und einen Inhalt. Den Inhalt in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>The nats tool would fill in the header %1; here it stays as it is.</source>
        <translation>Das nats-Werkzeug würde den Header %1 ausfüllen; hier bleibt er, wie er ist.</translation>
    </message>
    <message>
        <source>Choose the file whose bytes are sent.</source>
        <translation>Die Datei wählen, deren Bytes gesendet werden.</translation>
    </message>
    <message>
        <source>%1 is no regular file.</source>
        <translation>%1 ist keine reguläre Datei.</translation>
    </message>
    <message>
        <source>Choose a file; folders, pipes and devices are not read.</source>
        <translation>Eine Datei wählen; Ordner, Pipes und Geräte werden nicht gelesen.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Die Datei %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The file has %1, and messages have at most %2 here.</source>
        <translation>Die Datei hat %1, und Nachrichten haben hier höchstens %2.</translation>
    </message>
    <message>
        <source>%1 needs server 2.%2 or later; this one is %3.</source>
        <translation>%1 erfordert Server 2.%2 oder neuer; dieser ist %3.</translation>
    </message>
    <message>
        <source>A time to live</source>
        <translation>Eine Lebensdauer</translation>
    </message>
    <message>
        <source>JetStream did not answer here.</source>
        <translation>JetStream hat hier nicht geantwortet.</translation>
    </message>
    <message>
        <source>Publish without it, or check the account&apos;s JetStream.</source>
        <translation>Ohne JetStream veröffentlichen oder das JetStream des Accounts prüfen.</translation>
    </message>
    <message>
        <source>This server takes no headers.</source>
        <translation>Dieser Server nimmt keine Header an.</translation>
    </message>
    <message>
        <source>The body is no Base64.</source>
        <translation>Der Inhalt ist kein Base64.</translation>
    </message>
    <message>
        <source>It has letters, digits, + and / (or - and _), and = at its end.</source>
        <translation>Es besteht aus Buchstaben, Ziffern, + und / (oder - und _), mit = am Ende.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>MessagePack (as JSON)</source>
        <translation>MessagePack (als JSON)</translation>
    </message>
    <message>
        <source>CBOR (as JSON)</source>
        <translation>CBOR (als JSON)</translation>
    </message>
    <message>
        <source>The body has %1, and this server takes messages of at most %2.</source>
        <translation>Der Inhalt hat %1, und dieser Server nimmt Nachrichten bis höchstens %2 an.</translation>
    </message>
    <message>
        <source>{{%1}} is no variable of Natsight and not in the environment of the collection.</source>
        <translation>{{%1}} ist keine Variable von Natsight und nicht in der Umgebung der Sammlung.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Type the subject to send to.</source>
        <translation>Das Subject eingeben, an das gesendet wird.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Reply subject</source>
        <translation>Antwort-Subject</translation>
    </message>
    <message>
        <source>Header %1: %2</source>
        <translation>Header %1: %2</translation>
    </message>
    <message>
        <source>Body: %1</source>
        <translation>Inhalt: %1</translation>
    </message>
    <message>
        <source>The timeout is a length of time up to an hour, for instance 500ms or 5s.</source>
        <translation>Die Zeitüberschreitung ist eine Zeitspanne bis zu einer Stunde, zum Beispiel 500ms oder 5s.</translation>
    </message>
    <message>
        <source>The quiet time that ends the wait is a length of time up to an hour, for instance 300ms.</source>
        <translation>Die Ruhezeit, die das Warten beendet, ist eine Zeitspanne bis zu einer Stunde, zum Beispiel 300ms.</translation>
    </message>
    <message>
        <source>The expected last sequence is a whole number; 0 means an empty stream.</source>
        <translation>Die erwartete letzte Sequenz ist eine ganze Zahl; 0 bedeutet einen leeren Stream.</translation>
    </message>
    <message>
        <source>The expected last sequence of the subject is a whole number; 0 means no message on it.</source>
        <translation>Die erwartete letzte Sequenz des Subject ist eine ganze Zahl; 0 bedeutet, dass keine Nachricht darauf liegt.</translation>
    </message>
    <message>
        <source>The time to live is a length of time in whole seconds, for instance 90s or 15m, or the word never.</source>
        <translation>Die Lebensdauer ist eine Zeitspanne in ganzen Sekunden, zum Beispiel 90s oder 15m, oder das Wort never.</translation>
    </message>
    <message>
        <source>time takes nothing, or one of unix, ms and ns.</source>
        <translation>time verlangt nichts oder eines von unix, ms und ns.</translation>
    </message>
    <message>
        <source>%1 takes nothing behind its name.</source>
        <translation>Hinter %1 steht nichts weiter.</translation>
    </message>
    <message>
        <source>request.token takes the number of the token, from 1.</source>
        <translation>request.token verlangt die Nummer des Tokens, ab 1.</translation>
    </message>
    <message>
        <source>request.header takes the name of the header.</source>
        <translation>request.header verlangt den Namen des Headers.</translation>
    </message>
    <message>
        <source>request.json takes a place in the payload, for instance order.lines[0].id.</source>
        <translation>request.json verlangt eine Stelle im Inhalt, zum Beispiel order.lines[0].id.</translation>
    </message>
    <message>
        <source>env takes one name of the environment.</source>
        <translation>env verlangt einen Namen aus der Umgebung.</translation>
    </message>
    <message>
        <source>this is no variable. Those that there are: count, uuid, time, unix, unixms, unixnano, random, number, env, and the names of the environment; of a request: request.subject, request.token, request.reply, request.header, request.payload, request.json.</source>
        <translation>Dies ist keine Variable. Es gibt: count, uuid, time, unix, unixms, unixnano, random, number, env und die Namen der Umgebung; von einer Anfrage: request.subject, request.token, request.reply, request.header, request.payload, request.json.</translation>
    </message>
    <message>
        <source>random choice takes what to choose from, for instance {{random choice red green}}.</source>
        <translation>random choice verlangt eine Auswahl, zum Beispiel {{random choice red green}}.</translation>
    </message>
    <message>
        <source>random string takes the number of characters, for instance {{random string 16}}.</source>
        <translation>random string verlangt die Anzahl der Zeichen, zum Beispiel {{random string 16}}.</translation>
    </message>
    <message>
        <source>random takes the least and the most characters, for instance {{random 10 20}}; or string and a length; or choice and words.</source>
        <translation>random verlangt die kleinste und größte Zahl von Zeichen, zum Beispiel {{random 10 20}}; oder string und eine Länge; oder choice und Wörter.</translation>
    </message>
    <message>
        <source>number takes the least and the greatest, for instance {{number 1 6}}.</source>
        <translation>number verlangt die kleinste und die größte Zahl, zum Beispiel {{number 1 6}}.</translation>
    </message>
    <message>
        <source>The variable that begins with %1 has no end.</source>
        <translation>Die Variable, die mit %1 beginnt, hat kein Ende.</translation>
    </message>
    <message>
        <source>Write }} behind it, or turn variables off.</source>
        <translation>Dahinter }} schreiben oder Variablen ausschalten.</translation>
    </message>
    <message>
        <source>Service error: %1</source>
        <translation>Dienstfehler: %1</translation>
    </message>
    <message>
        <source>Service error %1</source>
        <translation>Dienstfehler %1</translation>
    </message>
    <message>
        <source>Service error %1: %2</source>
        <translation>Dienstfehler %1: %2</translation>
    </message>
    <message>
        <source>A subject is missing, for instance %1.</source>
        <translation>Ein Subject fehlt, zum Beispiel %1.</translation>
    </message>
    <message>
        <source>%1 would also answer what NATS itself is asked on %2.</source>
        <translation>%1 würde auch beantworten, was NATS selbst auf %2 gefragt wird.</translation>
    </message>
    <message>
        <source>Name a subject of your own, for instance %1.</source>
        <translation>Ein eigenes Subject angeben, zum Beispiel %1.</translation>
    </message>
    <message>
        <source>The longest delay is shorter than the shortest.</source>
        <translation>Die längste Verzögerung ist kürzer als die kürzeste.</translation>
    </message>
    <message>
        <source>An answer can be delayed by %1 at most.</source>
        <translation>Eine Antwort kann höchstens um %1 verzögert werden.</translation>
    </message>
    <message>
        <source>Requests are held between %1 and %2.</source>
        <translation>Anfragen werden zwischen %1 und %2 gehalten.</translation>
    </message>
    <message>
        <source>The body of an answer has %1 at most.</source>
        <translation>Der Inhalt einer Antwort hat höchstens %1.</translation>
    </message>
    <message>
        <source>An error needs a text that says what is wrong.</source>
        <translation>Ein Fehler braucht einen Text, der sagt, was nicht stimmt.</translation>
    </message>
    <message>
        <source>A name has %1 characters at most.</source>
        <translation>Ein Name hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>error %1: %2</source>
        <translation>Fehler %1: %2</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>by hand, within %1</source>
        <translation>von Hand, binnen %1</translation>
    </message>
    <message>
        <source>%1 · after %2</source>
        <translation>%1 · nach %2</translation>
    </message>
    <message>
        <source>%1 · after %2 to %3</source>
        <translation>%1 · nach %2 bis %3</translation>
    </message>
    <message>
        <source>Line %1 is not a name, “%2” and a value.</source>
        <translation>Zeile %1 ist nicht ein Name, „%2“ und ein Wert.</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>Fehlertext</translation>
    </message>
    <message>
        <source>Header %1</source>
        <translation>Header %1</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be a name: only letters A to Z, digits, - and _ may be in it.</source>
        <translation>„%1“ kann kein Name sein: Nur Buchstaben A bis Z, Ziffern, - und _ dürfen darin stehen.</translation>
    </message>
    <message>
        <source>“%1” is no semantic version.</source>
        <translation>„%1“ ist keine semantische Version.</translation>
    </message>
    <message>
        <source>It has three numbers, for instance 1.0.0 or 2.1.0-beta.1.</source>
        <translation>Sie hat drei Zahlen, zum Beispiel 1.0.0 oder 2.1.0-beta.1.</translation>
    </message>
    <message>
        <source>Between 1 and %1 instances can be hosted.</source>
        <translation>Zwischen 1 und %1 Instanzen können betrieben werden.</translation>
    </message>
    <message>
        <source>A service needs an endpoint.</source>
        <translation>Ein Dienst braucht einen Endpunkt.</translation>
    </message>
    <message>
        <source>A service has %1 endpoints at most.</source>
        <translation>Ein Dienst hat höchstens %1 Endpunkte.</translation>
    </message>
    <message>
        <source>Endpoint %1: %2</source>
        <translation>Endpunkt %1: %2</translation>
    </message>
    <message>
        <source>Two endpoints are named %1.</source>
        <translation>Zwei Endpunkte heißen %1.</translation>
    </message>
    <message>
        <source>%1 is a symbolic link, which is not followed.</source>
        <translation>%1 ist ein symbolischer Link; ihm wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>Can&apos;t make the folder %1: %2</source>
        <translation>Der Ordner %1 kann nicht angelegt werden: %2</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>It is a symbolic link, which is not followed.</source>
        <translation>Dies ist ein symbolischer Link; ihm wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>It is too deep in the folder.</source>
        <translation>Dies liegt zu tief im Ordner.</translation>
    </message>
    <message>
        <source>It is no file.</source>
        <translation>Dies ist keine Datei.</translation>
    </message>
    <message>
        <source>Its name is none that an export gives to the file of a key.</source>
        <translation>So benennt kein Export die Datei eines Schlüssels.</translation>
    </message>
    <message>
        <source>Can&apos;t look into the folder: %1</source>
        <translation>Der Ordner kann nicht durchsucht werden: %1</translation>
    </message>
    <message>
        <source>The value is longer than %1.</source>
        <translation>Der Wert ist länger als %1.</translation>
    </message>
    <message>
        <source>%1 is no file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>%1: requests come faster than they can be answered; %2 were dropped so far.</source>
        <translation>%1: Anfragen kommen schneller, als sie beantwortet werden können; %2 wurden bisher verworfen.</translation>
    </message>
    <message>
        <source>Too many answers wait to be sent.</source>
        <translation>Zu viele Antworten warten auf das Senden.</translation>
    </message>
    <message>
        <source>The request has no reply subject: nobody waits for an answer.</source>
        <translation>Die Anfrage hat kein Antwort-Subject: Niemand wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>The connection for responders was lost: %1</source>
        <translation>Die Verbindung für Antwortdienste ging verloren: %1</translation>
    </message>
    <message>
        <source>This user may not answer requests: it may not publish to %1.</source>
        <translation>Dieser Benutzer darf keine Anfragen beantworten: Er darf nicht an %1 veröffentlichen.</translation>
    </message>
    <message>
        <source>Ask for the publish permission on inboxes, or for allow_responses.</source>
        <translation>Um das Recht bitten, an Inboxen zu veröffentlichen, oder um allow_responses.</translation>
    </message>
    <message>
        <source>There are a hundred objects named like %1.</source>
        <translation>Es gibt hundert Objekte mit Namen wie %1.</translation>
    </message>
    <message>
        <source>“%1” is cut: it has %2.</source>
        <translation>„%1“ ist gekürzt: Es hat %2.</translation>
    </message>
    <message>
        <source>“%1” is no text.</source>
        <translation>„%1“ ist kein Text.</translation>
    </message>
    <message>
        <source>“%1” is negative; it counts as 0.</source>
        <translation>„%1“ ist negativ; es zählt als 0.</translation>
    </message>
    <message>
        <source>“%1” is out of range; it counts as 0.</source>
        <translation>„%1“ ist außerhalb des Bereichs; es zählt als 0.</translation>
    </message>
    <message>
        <source>“%1” is no number; it counts as 0.</source>
        <translation>„%1“ ist keine Zahl; es zählt als 0.</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>„%1“ ist keine Zeitangabe.</translation>
    </message>
    <message>
        <source>“metadata” is no object.</source>
        <translation>„metadata“ ist kein Objekt.</translation>
    </message>
    <message>
        <source>“metadata” has values that are no text.</source>
        <translation>„metadata“ hat Werte, die kein Text sind.</translation>
    </message>
    <message>
        <source>Metadata over %1 is left out.</source>
        <translation>Metadaten über %1 sind ausgelassen.</translation>
    </message>
    <message>
        <source>Own statistics and unknown fields over %1 are left out.</source>
        <translation>Eigene Statistiken und unbekannte Felder über %1 sind ausgelassen.</translation>
    </message>
    <message>
        <source>“endpoints” is no list.</source>
        <translation>„endpoints“ ist keine Liste.</translation>
    </message>
    <message>
        <source>“endpoints” has entries that are no objects.</source>
        <translation>„endpoints“ hat Einträge, die keine Objekte sind.</translation>
    </message>
    <message>
        <source>It has more than %1 endpoints; the others are left out.</source>
        <translation>Es sind mehr als %1 Endpunkte; die übrigen sind ausgelassen.</translation>
    </message>
    <message>
        <source>An endpoint has neither name nor subject.</source>
        <translation>Ein Endpunkt hat weder Name noch Subject.</translation>
    </message>
    <message>
        <source>A service answers with an error: %1</source>
        <translation>Ein Dienst antwortet mit einem Fehler: %1</translation>
    </message>
    <message>
        <source>Look into the service&apos;s own log.</source>
        <translation>Im Protokoll des Dienstes nachsehen.</translation>
    </message>
    <message>
        <source>An answer has %1 and is not read; the limit is %2.</source>
        <translation>Eine Antwort hat %1 und wird nicht gelesen; die Grenze ist %2.</translation>
    </message>
    <message>
        <source>Give the service less metadata.</source>
        <translation>Dem Dienst weniger Metadaten geben.</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>sie ist leer.</translation>
    </message>
    <message>
        <source>It has NaN or Infinity, which is no JSON; they count as unknown.</source>
        <translation>Sie enthält NaN oder Infinity, was kein JSON ist; sie zählen als unbekannt.</translation>
    </message>
    <message>
        <source>it is no JSON object.</source>
        <translation>sie ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>Its type is “%1”.</source>
        <translation>Ihr Typ ist „%1“.</translation>
    </message>
    <message>
        <source>it has no name.</source>
        <translation>sie hat keinen Namen.</translation>
    </message>
    <message>
        <source>It has no id.</source>
        <translation>Sie hat keine ID.</translation>
    </message>
    <message>
        <source>%1 of its requests of the last 5 minutes failed.</source>
        <translation>%1 ihrer Anfragen der letzten 5 Minuten schlugen fehl.</translation>
    </message>
    <message>
        <source>Endpoints are left out: there are more than %1 in all.</source>
        <translation>Endpunkte sind ausgelassen: Es gibt insgesamt mehr als %1.</translation>
    </message>
    <message>
        <source>Texts are left out: all services together have too many.</source>
        <translation>Texte sind ausgelassen: Alle Dienste zusammen haben zu viele.</translation>
    </message>
    <message>
        <source>%1 joined %2 with version %3.</source>
        <translation>%1 kam zu %2 hinzu, mit Version %3.</translation>
    </message>
    <message>
        <source>%1 does not answer any more.</source>
        <translation>%1 antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>%1 answers again.</source>
        <translation>%1 antwortet wieder.</translation>
    </message>
    <message>
        <source>%1 counts from the beginning again.</source>
        <translation>%1 zählt wieder von vorn.</translation>
    </message>
    <message>
        <source>%1 runs on the connection of %2.</source>
        <translation>%1 läuft auf der Verbindung von %2.</translation>
    </message>
    <message>
        <source>%1 runs version %2; before it was %3.</source>
        <translation>%1 läuft mit Version %2; vorher war es %3.</translation>
    </message>
    <message>
        <source>No server told of its connections.</source>
        <translation>Kein Server nannte seine Verbindungen.</translation>
    </message>
    <message>
        <source>The servers do not tell this user which connections run the instances.</source>
        <translation>Die Server sagen diesem Benutzer nicht, welche Verbindungen die Instanzen betreiben.</translation>
    </message>
    <message>
        <source>Ask for the permission to publish to $SYS.REQ.SERVER.PING.CONNZ.</source>
        <translation>Um das Recht bitten, an $SYS.REQ.SERVER.PING.CONNZ zu veröffentlichen.</translation>
    </message>
    <message>
        <source>A server&apos;s list of connections cannot be read.</source>
        <translation>Die Verbindungsliste eines Servers ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A server does not tell its connections.</source>
        <translation>Ein Server nennt seine Verbindungen nicht.</translation>
    </message>
    <message>
        <source>It has no list of connections.</source>
        <translation>Sie hat keine Liste der Verbindungen.</translation>
    </message>
    <message>
        <source>It runs %1; the others run %2.</source>
        <translation>Sie läuft mit %1; die anderen mit %2.</translation>
    </message>
    <message>
        <source>It runs %1, and no other does.</source>
        <translation>Sie läuft mit %1, und keine andere sonst.</translation>
    </message>
    <message>
        <source>The only instance fails.</source>
        <translation>Die einzige Instanz ist fehlerhaft.</translation>
    </message>
    <message>
        <source>%1 answers %2 of the requests of the last 5 minutes with an error.</source>
        <translation>%1 beantwortet %2 der Anfragen der letzten 5 Minuten mit einem Fehler.</translation>
    </message>
    <message>
        <source>One instance of %1 fails.</source>
        <translation>Eine von %1 Instanzen ist fehlerhaft.</translation>
    </message>
    <message>
        <source>%1 instances of %2 fail.</source>
        <translation>%1 von %2 Instanzen sind fehlerhaft.</translation>
    </message>
    <message>
        <source>%1 answers %2 of the requests and causes %3 of the errors of the last 5 minutes.</source>
        <translation>%1 beantwortet %2 der Anfragen und verursacht %3 der Fehler der letzten 5 Minuten.</translation>
    </message>
    <message>
        <source>%1 answers %2 of the requests of queue group %4 and causes %3 of the errors of the last 5 minutes.</source>
        <translation>%1 beantwortet %2 der Anfragen der Queue-Gruppe %4 und verursacht %3 der Fehler der letzten 5 Minuten.</translation>
    </message>
    <message>
        <source>Requests fail.</source>
        <translation>Anfragen schlagen fehl.</translation>
    </message>
    <message>
        <source>%1 of the requests of the last 5 minutes failed, and no single instance causes it.</source>
        <translation>%1 der Anfragen der letzten 5 Minuten schlugen fehl, und keine einzelne Instanz verursacht es.</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1-mal</translation>
    </message>
    <message>
        <source>many times</source>
        <translation>vielmal</translation>
    </message>
    <message>
        <source>One instance is slow.</source>
        <translation>Eine Instanz ist langsam.</translation>
    </message>
    <message>
        <source>%1 takes %2 for a request of the last 5 minutes, %3 as long as the others (%4).</source>
        <translation>%1 braucht %2 für eine Anfrage der letzten 5 Minuten, %3 so lange wie die anderen (%4).</translation>
    </message>
    <message>
        <source>%1 got none of the %2 requests on %3 that queue group %4 took in the last 5 minutes.</source>
        <translation>%1 erhielt keine der %2 Anfragen an %3, die Queue-Gruppe %4 in den letzten 5 Minuten annahm.</translation>
    </message>
    <message>
        <source>One instance gets no load.</source>
        <translation>Eine Instanz erhält keine Last.</translation>
    </message>
    <message>
        <source>Servers prefer members of a queue group that are near the requester.</source>
        <translation>Server bevorzugen Mitglieder einer Queue-Gruppe, die nahe beim Anfragenden sind.</translation>
    </message>
    <message>
        <source>One instance restarts again and again.</source>
        <translation>Eine Instanz startet immer wieder neu.</translation>
    </message>
    <message>
        <source>%1 began anew %2 times since it was found at %3.</source>
        <translation>%1 begann %2-mal von vorn, seit sie um %3 gefunden wurde.</translation>
    </message>
    <message>
        <source>The answer of one instance is odd.</source>
        <translation>Die Antwort einer Instanz ist auffällig.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>%1 others before</source>
        <translation>davor %1 weitere</translation>
    </message>
    <message>
        <source>No instance answers any more.</source>
        <translation>Keine Instanz antwortet mehr.</translation>
    </message>
    <message>
        <source>One instance left.</source>
        <translation>Eine Instanz ist weg.</translation>
    </message>
    <message>
        <source>%1 instances left.</source>
        <translation>%1 Instanzen sind weg.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Several versions run.</source>
        <translation>Mehrere Versionen laufen.</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>five</source>
        <translation>fünf</translation>
    </message>
    <message>
        <source>six</source>
        <translation>sechs</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>fehlerhaft</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>no load</source>
        <translation>keine Last</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>startet neu</translation>
    </message>
    <message>
        <source>odd answer</source>
        <translation>auffällige Antwort</translation>
    </message>
    <message>
        <source>left %1</source>
        <translation>weg seit %1</translation>
    </message>
    <message>
        <source>It did not answer two rounds in a row.</source>
        <translation>Sie antwortete zwei Runden in Folge nicht.</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>It did not answer the last round.</source>
        <translation>Sie antwortete in der letzten Runde nicht.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>neu gestartet</translation>
    </message>
    <message>
        <source>new version</source>
        <translation>neue Version</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>Stream %1 is %2</source>
        <translation>Stream %1 ist %2</translation>
    </message>
    <message>
        <source>Consumer %1 › %2 is %3</source>
        <translation>Consumer %1 › %2 ist %3</translation>
    </message>
    <message>
        <source>Service %1: %2</source>
        <translation>Dienst %1: %2</translation>
    </message>
    <message>
        <source>The account has used up its %1</source>
        <translation>Limit des Accounts ausgeschöpft: %1</translation>
    </message>
    <message>
        <source>The account has nearly used up its %1</source>
        <translation>Limit des Accounts fast ausgeschöpft: %1</translation>
    </message>
    <message>
        <source>%1 of %2 are used.</source>
        <translation>%1 von %2 sind belegt.</translation>
    </message>
    <message>
        <source>%1 of %2 are used (%3).</source>
        <translation>%1 von %2 sind belegt (%3).</translation>
    </message>
    <message>
        <source>Said from %1 % of a limit on.</source>
        <translation>Gemeldet ab %1 % eines Limits.</translation>
    </message>
    <message>
        <source>room on disk</source>
        <translation>Plattenplatz</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>Graph of services</source>
        <translation>Graph der Dienste</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>sent before</source>
        <translation>schon gesendet</translation>
    </message>
    <message>
        <source>saved: %1</source>
        <translation>gespeichert: %1</translation>
    </message>
    <message>
        <source>service %1, %2</source>
        <translation>Dienst %1, %2</translation>
    </message>
    <message>
        <source>stream %1: %2</source>
        <translation>Stream %1: %2</translation>
    </message>
    <message>
        <source>seen in the traffic</source>
        <translation>im Verkehr gesehen</translation>
    </message>
    <message>
        <source>Nobody answered in time.</source>
        <translation>Niemand hat rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>%1 of %2 replies came in time.</source>
        <translation>%1 von %2 Antworten kamen rechtzeitig.</translation>
    </message>
    <message>
        <source>%1 replies, %2 each</source>
        <translation>%1 Antworten, je %2</translation>
    </message>
    <message>
        <source>%1 replies, %2 to %3 each</source>
        <translation>%1 Antworten, je %2 bis %3</translation>
    </message>
    <message>
        <source>%1 of them duplicates that the stream had already</source>
        <translation>%1 davon Duplikate, die der Stream schon hatte</translation>
    </message>
    <message>
        <source>This is no answer of a service: %1</source>
        <translation>Dies ist keine Antwort eines Dienstes: %1</translation>
    </message>
    <message>
        <source>Another program may answer on $SRV.</source>
        <translation>Vielleicht antwortet ein anderes Programm auf $SRV.</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s)</source>
        <translation>
            <numerusform>%n Instanz</numerusform>
            <numerusform>%n Instanzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n instance(s)</source>
        <translation>
            <numerusform>+%n Instanz</numerusform>
            <numerusform>+%n Instanzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in trouble</source>
        <translation>
            <numerusform>%n mit Problemen</numerusform>
            <numerusform>%n mit Problemen</numerusform>
        </translation>
    </message>
    <message>
        <source>connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>connection %1 of server %2</source>
        <translation>Verbindung %1 von Server %2</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>Laufzeit %1</translation>
    </message>
    <message numerus="yes">
        <source>+%n endpoint(s)</source>
        <translation>
            <numerusform>+%n Endpunkt</numerusform>
            <numerusform>+%n Endpunkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shared by %n instance(s)</source>
        <translation>
            <numerusform>geteilt von %n Instanz</numerusform>
            <numerusform>geteilt von %n Instanzen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 errors</source>
        <comment>rate</comment>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>%1 answers %2</source>
        <translation>%1 beantwortet %2</translation>
    </message>
    <message>
        <source>%1 is taken by the queue group %2</source>
        <translation>%1 geht an die Queue-Gruppe %2</translation>
    </message>
    <message>
        <source>%1 is answered by %2</source>
        <translation>%1 wird von %2 beantwortet</translation>
    </message>
    <message>
        <source>%1 runs on %2</source>
        <translation>%1 läuft auf %2</translation>
    </message>
    <message>
        <source>%1 of the last 5 minutes failed</source>
        <translation>%1 der letzten 5 Minuten fehlgeschlagen</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>queue group</source>
        <translation>Queue-Gruppe</translation>
    </message>
    <message>
        <source>instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>%1 of %2 requests in the last 5 minutes</source>
        <translation>%1 von %2 Anfragen in den letzten 5 Minuten</translation>
    </message>
    <message>
        <source>Server %1 is back.</source>
        <translation>Server %1 ist wieder da.</translation>
    </message>
    <message>
        <source>Server %1 joined.</source>
        <translation>Server %1 ist dazugekommen.</translation>
    </message>
    <message>
        <source>Server %1 is version %2 now; it was %3.</source>
        <translation>Server %1 hat jetzt Version %2; zuvor war es %3.</translation>
    </message>
    <message>
        <source>Server %1 began anew.</source>
        <translation>Server %1 hat neu begonnen.</translation>
    </message>
    <message>
        <source>Server %1 shut down.</source>
        <translation>Server %1 wurde heruntergefahren.</translation>
    </message>
    <message>
        <source>Server %1 goes down soon (lame duck).</source>
        <translation>Server %1 fährt bald herunter (Lame Duck).</translation>
    </message>
    <message>
        <source>Server %1 was started anew.</source>
        <translation>Server %1 wurde neu gestartet.</translation>
    </message>
    <message>
        <source>Another server with the name %1 joined.</source>
        <translation>Ein weiterer Server mit dem Namen %1 ist dazugekommen.</translation>
    </message>
    <message>
        <source>Server %1 does not answer any more.</source>
        <translation>Server %1 antwortet nicht mehr.</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>Zertifikat abgelaufen</translation>
    </message>
    <message>
        <source>Its certificate for %1 expired at %2.</source>
        <translation>Sein Zertifikat für %1 ist abgelaufen: %2.</translation>
    </message>
    <message>
        <source>certificate expires</source>
        <translation>Zertifikat läuft ab</translation>
    </message>
    <message>
        <source>Its certificate for %1 expires at %2.</source>
        <translation>Sein Zertifikat für %1 läuft ab: %2.</translation>
    </message>
    <message>
        <source>storage full</source>
        <translation>Speicher voll</translation>
    </message>
    <message>
        <source>storage nearly full</source>
        <translation>Speicher fast voll</translation>
    </message>
    <message>
        <source>JetStream uses %1 % of its %2.</source>
        <translation>JetStream belegt %1 % vom %2.</translation>
    </message>
    <message>
        <source>file storage</source>
        <translation>Dateispeicher</translation>
    </message>
    <message>
        <source>memory storage</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>It has not answered since %1.</source>
        <translation>Er hat seit %1 nicht geantwortet.</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <translation>nicht gesund</translation>
    </message>
    <message>
        <source>Its health check says “%1”.</source>
        <translation>Seine Zustandsprüfung meldet „%1“.</translation>
    </message>
    <message>
        <source>Its health check says: %1</source>
        <translation>Seine Zustandsprüfung meldet: %1</translation>
    </message>
    <message>
        <source>lame duck</source>
        <translation>Lame Duck</translation>
    </message>
    <message>
        <source>It goes down soon: its clients are sent away since %1.</source>
        <translation>Er fährt bald herunter: Seine Clients werden seit %1 weggeschickt.</translation>
    </message>
    <message>
        <source>slow consumers</source>
        <translation>langsame Consumer</translation>
    </message>
    <message>
        <source>Connections are too slow for what they are sent, and get closed: %1.</source>
        <translation>Verbindungen sind zu langsam für das Gesendete und werden geschlossen: %1.</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ausgelastet</translation>
    </message>
    <message>
        <source>Its processors are busy to %1 %.</source>
        <translation>Seine Prozessoren sind zu %1 % ausgelastet.</translation>
    </message>
    <message>
        <source>It uses %1 % of the memory that it may.</source>
        <translation>Er nutzt %1 % des zulässigen Arbeitsspeichers.</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>It has %1 % of the connections that it may.</source>
        <translation>Er hat %1 % der zulässigen Verbindungen.</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <source>leaf nodes</source>
        <translation>Leaf-Nodes</translation>
    </message>
    <message>
        <source>other version</source>
        <translation>andere Version</translation>
    </message>
    <message>
        <source>It is version %1; most of cluster %2 are %3.</source>
        <translation>Er hat Version %1; die meisten im Cluster %2 haben %3.</translation>
    </message>
    <message>
        <source>gone since %1</source>
        <translation>weg seit %1</translation>
    </message>
    <message>
        <source>It shut down or does not answer any more, since %1.</source>
        <translation>Er wurde heruntergefahren oder antwortet nicht mehr, seit %1.</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>Its figures and its health are told to the system account only.</source>
        <translation>Seine Zahlen und seinen Zustand erfährt nur der System-Account.</translation>
    </message>
    <message>
        <source>“%1” is negative; it counts as unknown.</source>
        <translation>„%1“ ist negativ und gilt als unbekannt.</translation>
    </message>
    <message>
        <source>“%1” is out of range; it counts as unknown.</source>
        <translation>„%1“ liegt außerhalb des Bereichs und gilt als unbekannt.</translation>
    </message>
    <message>
        <source>“%1” is no number; it counts as unknown.</source>
        <translation>„%1“ ist keine Zahl und gilt als unbekannt.</translation>
    </message>
    <message>
        <source>“%1” is no port.</source>
        <translation>„%1“ ist kein Port.</translation>
    </message>
    <message>
        <source>“%1” is neither true nor false.</source>
        <translation>„%1“ ist weder true noch false.</translation>
    </message>
    <message>
        <source>“%1” is no duration.</source>
        <translation>„%1“ ist keine Dauer.</translation>
    </message>
    <message>
        <source>“%1” is no object.</source>
        <translation>„%1“ ist kein Objekt.</translation>
    </message>
    <message>
        <source>“%1” has more than %2 entries; the others are left out.</source>
        <translation>„%1“ hat mehr als %2 Einträge; die übrigen sind weggelassen.</translation>
    </message>
    <message>
        <source>“%1” is no list.</source>
        <translation>„%1“ ist keine Liste.</translation>
    </message>
    <message>
        <source>“%1” has entries that are no objects.</source>
        <translation>„%1“ hat Einträge, die keine Objekte sind.</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>Ein Server</translation>
    </message>
    <message>
        <source>%1 answers with an error: %2</source>
        <translation>%1 antwortet mit einem Fehler: %2</translation>
    </message>
    <message>
        <source>it has no data.</source>
        <translation>sie enthält keine Daten.</translation>
    </message>
    <message>
        <source>it does not tell of which server it is.</source>
        <translation>sie nennt nicht, von welchem Server sie ist.</translation>
    </message>
    <message>
        <source>it is empty or too large.</source>
        <translation>sie ist leer oder zu groß.</translation>
    </message>
    <message>
        <source>Server %1 is version %2; this needs 2.10 or later.</source>
        <translation>Server %1 hat Version %2; dies erfordert 2.10 oder neuer.</translation>
    </message>
    <message>
        <source>Server %1 is version %2; this needs 2.10.29 or later.</source>
        <translation>Server %1 hat Version %2; dies erfordert 2.10.29 oder neuer.</translation>
    </message>
    <message>
        <source>There is no connection to ask.</source>
        <translation>Es gibt keine Verbindung zum Abfragen.</translation>
    </message>
    <message>
        <source>No server answered.</source>
        <translation>Kein Server hat geantwortet.</translation>
    </message>
    <message>
        <source>The server refuses it: %1</source>
        <translation>Der Server lehnt es ab: %1</translation>
    </message>
    <message>
        <source>a client</source>
        <translation>ein Client</translation>
    </message>
    <message>
        <source>leaf node connected</source>
        <translation>Leaf-Node verbunden</translation>
    </message>
    <message>
        <source>A leaf node connected to account %1 on server %2.</source>
        <translation>Ein Leaf-Node hat sich mit Account %1 auf Server %2 verbunden.</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Server %1 refused %2.</source>
        <translation>Server %1 hat abgelehnt: %2.</translation>
    </message>
    <message>
        <source>Server %1 refused %2: %3.</source>
        <translation>Server %1 hat abgelehnt: %2 (%3).</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>%1 left server %2: %3. It had sent %4 and received %5 messages.</source>
        <translation>%1 hat Server %2 verlassen: %3. Gesendet: %4, empfangen: %5 Nachrichten.</translation>
    </message>
    <message>
        <source>no reason told</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>%1 connected to server %2 as %3 with %4 %5.</source>
        <translation>%1 hat sich mit Server %2 verbunden, als %3 mit %4 %5.</translation>
    </message>
    <message>
        <source>server shut down</source>
        <translation>Server heruntergefahren</translation>
    </message>
    <message>
        <source>Server %1 goes down soon and sends its clients away.</source>
        <translation>Server %1 fährt bald herunter und schickt seine Clients weg.</translation>
    </message>
    <message>
        <source>account updated</source>
        <translation>Account aktualisiert</translation>
    </message>
    <message>
        <source>The claims of account %1 are updated.</source>
        <translation>Die Claims von Account %1 sind aktualisiert.</translation>
    </message>
    <message>
        <source>certificate refused</source>
        <translation>Zertifikat abgelehnt</translation>
    </message>
    <message>
        <source>Server %1 refused the certificate of a peer.</source>
        <translation>Server %1 hat das Zertifikat einer Gegenstelle abgelehnt.</translation>
    </message>
    <message>
        <source>An event that is not known here.</source>
        <translation>Ein hier unbekanntes Ereignis.</translation>
    </message>
    <message>
        <source>consumer created</source>
        <translation>Consumer angelegt</translation>
    </message>
    <message>
        <source>consumer deleted</source>
        <translation>Consumer gelöscht</translation>
    </message>
    <message>
        <source>consumer changed</source>
        <translation>Consumer geändert</translation>
    </message>
    <message>
        <source>stream created</source>
        <translation>Stream angelegt</translation>
    </message>
    <message>
        <source>stream deleted</source>
        <translation>Stream gelöscht</translation>
    </message>
    <message>
        <source>stream changed</source>
        <translation>Stream geändert</translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation>%1 wurde angelegt.</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 wurde geändert.</translation>
    </message>
    <message>
        <source>leader elected</source>
        <translation>Leader gewählt</translation>
    </message>
    <message>
        <source>%1 is the new leader of %2.</source>
        <translation>%1 ist der neue Leader von %2.</translation>
    </message>
    <message>
        <source>quorum lost</source>
        <translation>Quorum verloren</translation>
    </message>
    <message>
        <source>%1 lost most of its replicas: it stands still until they are back.</source>
        <translation>%1 hat die meisten Repliken verloren: Stillstand, bis sie zurück sind.</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>%1: message %2 was delivered %3 times and is given up.</source>
        <translation>%1: Nachricht %2 wurde %3-mal zugestellt und wird aufgegeben.</translation>
    </message>
    <message>
        <source>terminated</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1: message %2 was terminated.</source>
        <translation>%1: Nachricht %2 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>refused (nak)</source>
        <translation>abgelehnt (nak)</translation>
    </message>
    <message>
        <source>%1: message %2 was refused at delivery %3.</source>
        <translation>%1: Nachricht %2 wurde bei Zustellung %3 abgelehnt.</translation>
    </message>
    <message>
        <source>%1 API requests were dropped: too many at once.</source>
        <translation>%1 API-Anfragen wurden verworfen: zu viele zugleich.</translation>
    </message>
    <message>
        <source>Server %1 was removed from JetStream.</source>
        <translation>Server %1 wurde aus JetStream entfernt.</translation>
    </message>
    <message>
        <source>consumer paused</source>
        <translation>Consumer pausiert</translation>
    </message>
    <message>
        <source>consumer resumed</source>
        <translation>Consumer fortgesetzt</translation>
    </message>
    <message>
        <source>API request</source>
        <translation>API-Anfrage</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 servers have this name: give each its own server_name.</source>
        <translation>%1 Server haben diesen Namen: Jedem einen eigenen server_name geben.</translation>
    </message>
    <message>
        <source>No route to %1 of its cluster.</source>
        <translation>Keine Route zu %1 in seinem Cluster.</translation>
    </message>
    <message>
        <source>The cluster is in %1 parts that no route connects: %2.</source>
        <translation>Der Cluster besteht aus %1 Teilen, die keine Route verbindet: %2.</translation>
    </message>
    <message>
        <source>No gateway connection to cluster %1.</source>
        <translation>Keine Gateway-Verbindung zu Cluster %1.</translation>
    </message>
    <message>
        <source>%1 of %2 configured leaf node remotes are not connected.</source>
        <translation>%1 von %2 konfigurierten Leaf-Node-Remotes sind nicht verbunden.</translation>
    </message>
    <message>
        <source>%1 of %2 configured routes lead to no server that is known.</source>
        <translation>%1 von %2 konfigurierten Routen führen zu keinem bekannten Server.</translation>
    </message>
    <message>
        <source>There is no route between these servers.</source>
        <translation>Zwischen diesen Servern gibt es keine Route.</translation>
    </message>
    <message>
        <source>There is no gateway connection.</source>
        <translation>Es gibt keine Gateway-Verbindung.</translation>
    </message>
    <message>
        <source>%1 wait to be sent.</source>
        <translation>%1 warten auf das Senden.</translation>
    </message>
    <message>
        <source>A round trip takes %1.</source>
        <translation>Die Laufzeit beträgt %1.</translation>
    </message>
    <message>
        <source>%1 call themselves leader of the meta group.</source>
        <translation>%1 bezeichnen sich als Leader der Meta-Gruppe.</translation>
    </message>
    <message>
        <source>The meta group has no leader: streams and consumers cannot be changed.</source>
        <translation>Die Meta-Gruppe hat keinen Leader: Streams und Consumer sind nicht änderbar.</translation>
    </message>
    <message>
        <source>Its copy of the meta group is %1 operations behind.</source>
        <translation>Seine Kopie der Meta-Gruppe ist %1 Operationen im Rückstand.</translation>
    </message>
    <message>
        <source>The meta leader calls it offline.</source>
        <translation>Laut Meta-Leader ist er offline.</translation>
    </message>
    <message>
        <source>It is configured as a route, and no server is there.</source>
        <translation>Er ist als Route konfiguriert, aber dort ist kein Server.</translation>
    </message>
    <message>
        <source>Others are connected to it, and it does not answer here.</source>
        <translation>Andere sind mit ihm verbunden, aber hier antwortet er nicht.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>Er antwortet nicht.</translation>
    </message>
    <message>
        <source>It is gone.</source>
        <translation>Er ist weg.</translation>
    </message>
    <message>
        <source>Slow consumers: %1 connections were cut off since it started, the last just now.</source>
        <translation>Langsame Consumer: Seit seinem Start wurden %1 Verbindungen getrennt, die letzte gerade eben.</translation>
    </message>
    <message>
        <source>No server of this cluster answers here.</source>
        <translation>Kein Server dieses Clusters antwortet hier.</translation>
    </message>
    <message>
        <source>route between %1 and %2</source>
        <translation>Route zwischen %1 und %2</translation>
    </message>
    <message>
        <source>gateway from %1 to %2</source>
        <translation>Gateway von %1 zu %2</translation>
    </message>
    <message>
        <source>leaf node connection from %1 to %2</source>
        <translation>Leaf-Node-Verbindung von %1 zu %2</translation>
    </message>
    <message>
        <source>%1 is well again.</source>
        <translation>%1 ist wieder in Ordnung.</translation>
    </message>
    <message>
        <source>Server %1 left.</source>
        <translation>Server %1 ist ausgeschieden.</translation>
    </message>
    <message>
        <source>%1 is configured, and no server is there.</source>
        <translation>%1 ist konfiguriert, aber dort ist kein Server.</translation>
    </message>
    <message>
        <source>Server %1 came.</source>
        <translation>Server %1 ist dazugekommen.</translation>
    </message>
    <message>
        <source>Server %1 does not answer.</source>
        <translation>Server %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Server %1 started again.</source>
        <translation>Server %1 ist neu gestartet.</translation>
    </message>
    <message>
        <source>Server %1 answers again.</source>
        <translation>Server %1 antwortet wieder.</translation>
    </message>
    <message>
        <source>Server %1 runs version %2 instead of %3.</source>
        <translation>Server %1 läuft mit Version %2 statt %3.</translation>
    </message>
    <message>
        <source>The meta group has no leader any more.</source>
        <translation>Die Meta-Gruppe hat keinen Leader mehr.</translation>
    </message>
    <message>
        <source>The meta group is led by %1.</source>
        <translation>Leader der Meta-Gruppe ist %1.</translation>
    </message>
    <message>
        <source>Lost: %1.</source>
        <translation>Verloren: %1.</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>Fehlt: %1.</translation>
    </message>
    <message>
        <source>New: %1.</source>
        <translation>Neu: %1.</translation>
    </message>
    <message>
        <source>Back: %1.</source>
        <translation>Wieder da: %1.</translation>
    </message>
    <message>
        <source>Leaf node %1 left.</source>
        <translation>Leaf-Node %1 ist ausgeschieden.</translation>
    </message>
    <message>
        <source>Leaf node %1 came.</source>
        <translation>Leaf-Node %1 ist dazugekommen.</translation>
    </message>
    <message>
        <source>… and %1 more changes.</source>
        <translation>… und %1 weitere Änderungen.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>meta leader</source>
        <translation>Meta-Leader</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>connection missing</source>
        <translation>Verbindung fehlt</translation>
    </message>
    <message>
        <source>lags behind</source>
        <translation>im Rückstand</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 Verbindungen</translation>
    </message>
    <message>
        <source>compression %1</source>
        <translation>Komprimierung %1</translation>
    </message>
    <message>
        <source>leaf node server %1</source>
        <translation>Leaf-Node-Server %1</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>JetStream</source>
        <translation>JetStream</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>processor %1 %</source>
        <translation>Prozessor %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not well</source>
        <translation>
            <numerusform>%n nicht in Ordnung</numerusform>
            <numerusform>%n nicht in Ordnung</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 leaf node connections</source>
        <translation>%1 Leaf-Node-Verbindungen</translation>
    </message>
    <message>
        <source>leaf node %1</source>
        <translation>Leaf-Node %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>account %1</source>
        <translation>Account %1</translation>
    </message>
    <message>
        <source>%1 more leaf nodes at cluster %2</source>
        <translation>%1 weitere Leaf-Nodes an Cluster %2</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 fehlen</translation>
    </message>
    <message>
        <source>%1 routes of cluster %2</source>
        <translation>%1 Routen von Cluster %2</translation>
    </message>
    <message>
        <source>gateways between clusters %1 and %2</source>
        <translation>Gateways zwischen den Clustern %1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>connections of %1 leaf nodes to cluster %2</source>
        <translation>Verbindungen von %1 Leaf-Nodes zu Cluster %2</translation>
    </message>
    <message>
        <source>This is no answer of a server about its streams.</source>
        <translation>Dies ist keine Antwort eines Servers über seine Streams.</translation>
    </message>
    <message>
        <source>Server %1: %2</source>
        <translation>Server %1: %2</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Subscriptions</translation>
    </message>
    <message>
        <source>This parenthesis closes nothing. Remove it, or open one before.</source>
        <translation>Diese Klammer schließt nichts. Sie entfernen oder davor eine öffnen.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t stand here. Join conditions with &amp;&amp; or ||, and put text with such characters in quotes.</source>
        <translation>„%1“ kann hier nicht stehen. Bedingungen mit &amp;&amp; oder || verbinden und Text mit solchen Zeichen in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>Write %1 to join conditions.</source>
        <translation>Zum Verbinden von Bedingungen %1 schreiben.</translation>
    </message>
    <message>
        <source>Too many parentheses in each other: at most %1.</source>
        <translation>Zu viele Klammern ineinander: höchstens %1.</translation>
    </message>
    <message>
        <source>A condition is missing at the end.</source>
        <translation>Am Ende fehlt eine Bedingung.</translation>
    </message>
    <message>
        <source>This parenthesis is never closed. Add a ).</source>
        <translation>Diese Klammer wird nie geschlossen. Eine ) ergänzen.</translation>
    </message>
    <message>
        <source>A comparison begins with a field, as in subject == &quot;orders.eu&quot;. Fields are: %1.</source>
        <translation>Ein Vergleich beginnt mit einem Feld, wie in subject == &quot;orders.eu&quot;. Felder sind: %1.</translation>
    </message>
    <message>
        <source>Write == to compare.</source>
        <translation>Zum Vergleichen == schreiben.</translation>
    </message>
    <message>
        <source>A field is missing before the operator. Fields are: %1.</source>
        <translation>Vor dem Operator fehlt ein Feld. Felder sind: %1.</translation>
    </message>
    <message>
        <source>A condition is missing before this.</source>
        <translation>Davor fehlt eine Bedingung.</translation>
    </message>
    <message>
        <source>A condition is missing before this. To search for the word, put it in quotes.</source>
        <translation>Davor fehlt eine Bedingung. Um nach dem Wort zu suchen, es in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>%1 has no parts. Remove the brackets.</source>
        <translation>%1 hat keine Teile. Die Klammern entfernen.</translation>
    </message>
    <message>
        <source>There is no field %1 with parts. Write header[&quot;Name&quot;] or json.name[0], or put the text in quotes.</source>
        <translation>Es gibt kein Feld %1 mit Teilen. header[&quot;Name&quot;] oder json.name[0] schreiben oder den Text in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>There is no field %1. Fields are: %2. To search for the word, put it in quotes.</source>
        <translation>Es gibt kein Feld %1. Felder sind: %2. Um nach dem Wort zu suchen, es in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>After a field comes an operator, as in %1. To search for the word, put it in quotes.</source>
        <translation>Nach einem Feld kommt ein Operator, wie in %1. Um nach dem Wort zu suchen, es in Anführungszeichen setzen.</translation>
    </message>
    <message>
        <source>At most %1 times “..” in a path.</source>
        <translation>Höchstens %1-mal „..“ in einem Pfad.</translation>
    </message>
    <message>
        <source>A name is missing after the dot, as in json.order.id.</source>
        <translation>Nach dem Punkt fehlt ein Name, wie in json.order.id.</translation>
    </message>
    <message>
        <source>Between brackets stands a number from 0, * for every element, or a name in quotes.</source>
        <translation>Zwischen eckigen Klammern steht eine Zahl ab 0, * für jedes Element oder ein Name in Anführungszeichen.</translation>
    </message>
    <message>
        <source>After \x come two hexadecimal digits, as in \x0a.</source>
        <translation>Nach \x kommen zwei Hexadezimalziffern, wie in \x0a.</translation>
    </message>
    <message>
        <source>After a backslash comes one of \ &quot; n r t x. For a backslash write \\.</source>
        <translation>Nach einem Backslash kommt eines von \ &quot; n r t x. Für einen Backslash \\ schreiben.</translation>
    </message>
    <message>
        <source>The quotes are never closed. Add a &quot;.</source>
        <translation>Die Anführungszeichen werden nie geschlossen. Ein &quot; ergänzen.</translation>
    </message>
    <message>
        <source>The regular expression is never closed. Add a /.</source>
        <translation>Der reguläre Ausdruck wird nie geschlossen. Ein / ergänzen.</translation>
    </message>
    <message>
        <source>After the regular expression may stand i (either case), m (lines) or s (dot is any).</source>
        <translation>Nach dem regulären Ausdruck kann i (Groß-/Kleinschreibung egal), m (Zeilen) oder s (Punkt ist alles) stehen.</translation>
    </message>
    <message>
        <source>A value is missing at the end.</source>
        <translation>Am Ende fehlt ein Wert.</translation>
    </message>
    <message>
        <source>A value is missing here: a text in quotes, or a number.</source>
        <translation>Hier fehlt ein Wert: ein Text in Anführungszeichen oder eine Zahl.</translation>
    </message>
    <message>
        <source>%1 is no number. Sizes are written 10KiB, times ago -5m or -1h30m; text stands in quotes.</source>
        <translation>%1 ist keine Zahl. Größen werden als 10KiB geschrieben, vergangene Zeiten als -5m oder -1h30m; Text steht in Anführungszeichen.</translation>
    </message>
    <message>
        <source>Put text in quotes: &quot;%1&quot;.</source>
        <translation>Text in Anführungszeichen setzen: &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>After in come values in braces, as in {&quot;a&quot;, &quot;b&quot;}.</source>
        <translation>Nach in kommen Werte in geschweiften Klammern, wie in {&quot;a&quot;, &quot;b&quot;}.</translation>
    </message>
    <message>
        <source>At most %1 values in a set.</source>
        <translation>Höchstens %1 Werte in einer Menge.</translation>
    </message>
    <message>
        <source>This brace is never closed. Add a }.</source>
        <translation>Diese geschweifte Klammer wird nie geschlossen. Eine } ergänzen.</translation>
    </message>
    <message>
        <source>Between the values of a set stand commas.</source>
        <translation>Zwischen den Werten einer Menge stehen Kommas.</translation>
    </message>
    <message>
        <source>%1 is always there. Compare it, as in %2.</source>
        <translation>%1 ist immer da. Einen Vergleich schreiben, wie in %2.</translation>
    </message>
    <message>
        <source>%1 does not go with %2. Write for instance %3.</source>
        <translation>%1 passt nicht zu %2. Zum Beispiel %3 schreiben.</translation>
    </message>
    <message>
        <source>After matches comes a regular expression: /created|paid/i.</source>
        <translation>Nach matches kommt ein regulärer Ausdruck: /created|paid/i.</translation>
    </message>
    <message>
        <source>This regular expression can&apos;t be read: %1.</source>
        <translation>Dieser reguläre Ausdruck kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>After ~ comes a subject in quotes, * for one token and &gt; for the rest: &quot;orders.*.&gt;&quot;.</source>
        <translation>Nach ~ kommt ein Subject in Anführungszeichen, * für ein Token und &gt; für den Rest: &quot;orders.*.&gt;&quot;.</translation>
    </message>
    <message>
        <source>This is no pattern: no token may be empty, and &gt; stands at the end only.</source>
        <translation>Dies ist kein Muster: Kein Token darf leer sein, und &gt; steht nur am Ende.</translation>
    </message>
    <message>
        <source>This is no subject or pattern: no token may be empty, and &gt; stands at the end only.</source>
        <translation>Dies ist kein Subject oder Muster: Kein Token darf leer sein, und &gt; steht nur am Ende.</translation>
    </message>
    <message>
        <source>%1 is text. Put the value in quotes: &quot;%2&quot;.</source>
        <translation>%1 ist Text. Den Wert in Anführungszeichen setzen: &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>A header is compared with a text in quotes or a number.</source>
        <translation>Ein Header wird mit einem Text in Anführungszeichen oder einer Zahl verglichen.</translation>
    </message>
    <message>
        <source>%1 is compared with a size: 100, 10KiB, 1.5MiB.</source>
        <translation>%1 wird mit einer Größe verglichen: 100, 10KiB, 1.5MiB.</translation>
    </message>
    <message>
        <source>%1 is compared with a number.</source>
        <translation>%1 wird mit einer Zahl verglichen.</translation>
    </message>
    <message>
        <source>For a time ago write -%1.</source>
        <translation>Für eine vergangene Zeit -%1 schreiben.</translation>
    </message>
    <message>
        <source>This is no time. Write &quot;14:03&quot;, &quot;2026-03-01T14:03:20&quot; or -5m.</source>
        <translation>Dies ist keine Zeit. &quot;14:03&quot;, &quot;2026-03-01T14:03:20&quot; oder -5m schreiben.</translation>
    </message>
    <message>
        <source>A time is written -5m (ago), &quot;14:03&quot; or &quot;2026-03-01T14:03:20&quot;.</source>
        <translation>Eine Zeit wird als -5m (vor jetzt), &quot;14:03&quot; oder &quot;2026-03-01T14:03:20&quot; geschrieben.</translation>
    </message>
    <message>
        <source>%1 has no order. Compare it with == or !=.</source>
        <translation>%1 hat keine Ordnung. Mit == oder != vergleichen.</translation>
    </message>
    <message>
        <source>A filter has at most %1 characters.</source>
        <translation>Ein Filter hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>%1 takes no more.</source>
        <translation>%1 nimmt nichts mehr auf.</translation>
    </message>
    <message>
        <source>The messages that were written stay in it. Make room, or choose another place.</source>
        <translation>Die geschriebenen Nachrichten bleiben darin. Platz schaffen oder einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>Einen Ordner wählen, den es gibt.</translation>
    </message>
    <message>
        <source>A file of this name is there already: choose an empty folder.</source>
        <translation>Eine Datei dieses Namens ist schon da: einen leeren Ordner wählen.</translation>
    </message>
    <message>
        <source>bytes of the message</source>
        <translation>Bytes der Nachricht</translation>
    </message>
    <message>
        <source>reply subject</source>
        <translation>Antwort-Subject</translation>
    </message>
    <message>
        <source>bytes of the payload</source>
        <translation>Bytes der Nutzdaten</translation>
    </message>
    <message>
        <source>when it was received</source>
        <translation>wann sie empfangen wurde</translation>
    </message>
    <message>
        <source>pattern that brought it</source>
        <translation>Muster, das sie brachte</translation>
    </message>
    <message>
        <source>Said of a stream without a leader, or whose leader does not answer twice in a row.</source>
        <translation>Gemeldet bei einem Stream ohne Leader oder dessen Leader zweimal hintereinander nicht antwortet.</translation>
    </message>
    <message>
        <source>Said where a limit is reached at which new messages are refused, copying fails, or nothing is heard of an origin for %1 s while it is behind.</source>
        <translation>Gemeldet, wenn ein Limit erreicht ist, an dem neue Nachrichten abgelehnt werden, das Kopieren fehlschlägt oder von einem Ursprung %1 s lang nichts zu hören ist, während ein Rückstand besteht.</translation>
    </message>
    <message>
        <source>Said from %1 % of a limit on at which new messages are refused, from %2 messages on that a copy is behind, and of replicas that are offline or not current.</source>
        <translation>Gemeldet ab %1 % eines Limits, an dem neue Nachrichten abgelehnt werden, ab %2 Nachrichten Rückstand einer Kopie und bei Repliken, die offline oder nicht aktuell sind.</translation>
    </message>
    <message>
        <source>Said of a consumer without a leader, or whose leader does not answer twice in a row.</source>
        <translation>Gemeldet bei einem Consumer ohne Leader oder dessen Leader zweimal hintereinander nicht antwortet.</translation>
    </message>
    <message>
        <source>Said where max ack pending is reached, nobody subscribes to a push consumer, or messages wait and nobody pulls, or acknowledges what was redelivered, for %1 s.</source>
        <translation>Gemeldet, wenn die Höchstzahl unbestätigter Nachrichten erreicht ist, niemand einen Push-Consumer abonniert oder Nachrichten warten und %1 s lang niemand abruft oder erneut Zugestelltes bestätigt.</translation>
    </message>
    <message>
        <source>Said where more comes than is delivered for %1 s and at least %2 messages wait, and of replicas that are offline or not current.</source>
        <translation>Gemeldet, wenn %1 s lang mehr ankommt als zugestellt wird und mindestens %2 Nachrichten warten, und bei Repliken, die offline oder nicht aktuell sind.</translation>
    </message>
    <message>
        <source>Said from %1 errors in 5 minutes on that are %2 % of the requests.</source>
        <translation>Gemeldet ab %1 Fehlern in 5 Minuten, die %2 % der Anfragen ausmachen.</translation>
    </message>
    <message>
        <source>Said from 20 requests on that took on average more than %1 times the median of the others, and 1 ms more.</source>
        <translation>Gemeldet ab 20 Anfragen, die im Mittel mehr als das %1-Fache des Medians der anderen und 1 ms länger gedauert haben.</translation>
    </message>
    <message>
        <source>Said of the one instance without a request while its queue group had %1 in 5 minutes.</source>
        <translation>Gemeldet bei der einzigen Instanz ohne Anfrage, während ihre Queue-Gruppe %1 in 5 Minuten hatte.</translation>
    </message>
    <message>
        <source>Said of an instance that did not answer two rounds in a row.</source>
        <translation>Gemeldet bei einer Instanz, die zwei Runden hintereinander nicht geantwortet hat.</translation>
    </message>
    <message>
        <source>Said from %1 restarts on since it was found.</source>
        <translation>Gemeldet ab %1 Neustarts, seit sie gefunden wurde.</translation>
    </message>
    <message>
        <source>Said where instances of a service have different versions.</source>
        <translation>Gemeldet, wenn Instanzen eines Dienstes verschiedene Versionen haben.</translation>
    </message>
    <message>
        <source>Said of answers that break the protocol of services.</source>
        <translation>Gemeldet bei Antworten, die das Protokoll für Dienste verletzen.</translation>
    </message>
    <message>
        <source>Redelivery storm at %1 › %2</source>
        <translation>Flut erneuter Zustellungen bei %1 › %2</translation>
    </message>
    <message>
        <source>%1 of %2 deliveries were of messages that had been delivered before: they are refused, or not acknowledged in time.</source>
        <translation>%1 von %2 Zustellungen betrafen bereits zugestellte Nachrichten: Sie werden abgelehnt oder nicht rechtzeitig bestätigt.</translation>
    </message>
    <message>
        <source>Said from %1 redeliveries per second on.</source>
        <translation>Gemeldet ab %1 erneuten Zustellungen pro Sekunde.</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>Reconnect storm: %1</source>
        <translation>Flut neuer Verbindungen: %1</translation>
    </message>
    <message>
        <source>%1 connected %2 times in the last minute, the last time to server %3.</source>
        <translation>%1 hat sich in der letzten Minute %2-mal verbunden, zuletzt mit Server %3.</translation>
    </message>
    <message>
        <source>Said from %1 connections per minute with the same account, user and name on; bad from ten times as many.</source>
        <translation>Gemeldet ab %1 Verbindungen pro Minute mit gleichem Account, Benutzer und Namen; schlimm ab zehnmal so vielen.</translation>
    </message>
    <message>
        <source>Sign-in refused: %1</source>
        <translation>Anmeldung abgelehnt: %1</translation>
    </message>
    <message>
        <source>Server %1 refused %2 in the last 5 minutes: %3 times.</source>
        <translation>Server %1 hat %2 in den letzten 5 Minuten abgelehnt: %3-mal.</translation>
    </message>
    <message>
        <source>Server %1 refused %2 in the last 5 minutes: %3 times, the last time because of “%4”.</source>
        <translation>Server %1 hat %2 in den letzten 5 Minuten abgelehnt: %3-mal, zuletzt wegen „%4“.</translation>
    </message>
    <message>
        <source>Said from %1 refused sign-ins of the same user and client in 5 minutes on; bad from ten times as many.</source>
        <translation>Gemeldet ab %1 abgelehnten Anmeldungen desselben Benutzers und Clients in 5 Minuten; schlimm ab zehnmal so vielen.</translation>
    </message>
    <message>
        <source>Slow consumer: %1</source>
        <translation>Langsamer Consumer: %1</translation>
    </message>
    <message>
        <source>Server %1 closed connections of %2 in the last 5 minutes because it was too slow: %3, the last time because of “%4”. What was on its way to it is lost.</source>
        <translation>Server %1 hat in den letzten 5 Minuten Verbindungen von %2 wegen zu großer Langsamkeit geschlossen: %3, zuletzt wegen „%4“. Was dorthin unterwegs war, ist verloren.</translation>
    </message>
    <message>
        <source>Said from %1 connections of the same client that were closed as slow consumers in 5 minutes on.</source>
        <translation>Gemeldet ab %1 Verbindungen desselben Clients, die in 5 Minuten als langsame Consumer geschlossen wurden.</translation>
    </message>
    <message>
        <source>The round trip makes that unsure by %1.</source>
        <translation>Wegen der Laufzeit ist das um %1 ungenau.</translation>
    </message>
    <message>
        <source>The clock of this machine is off</source>
        <translation>Die Uhr dieses Rechners geht falsch</translation>
    </message>
    <message>
        <source>Most servers are %1 ahead of it.</source>
        <translation>Die Uhren der meisten Server gehen ihr gegenüber %1 vor.</translation>
    </message>
    <message>
        <source>Most servers are %1 behind it.</source>
        <translation>Die Uhren der meisten Server gehen ihr gegenüber %1 nach.</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>diesem Rechner</translation>
    </message>
    <message>
        <source>Server %1: clock skew</source>
        <translation>Server %1: Uhr weicht ab</translation>
    </message>
    <message>
        <source>Its clock is %1 ahead of that of %2.</source>
        <translation>Seine Uhr geht gegenüber der von %2 um %1 vor.</translation>
    </message>
    <message>
        <source>Its clock is %1 behind that of %2.</source>
        <translation>Seine Uhr geht gegenüber der von %2 um %1 nach.</translation>
    </message>
    <message>
        <source>Said from %1 ms on, beyond half the round trips.</source>
        <translation>Gemeldet ab %1 ms, über die halben Laufzeiten hinaus.</translation>
    </message>
    <message>
        <source>Said where a route, gateway or leaf node that is configured or belongs to the cluster is missing for %1 s.</source>
        <translation>Gemeldet, wenn eine Route, ein Gateway oder ein Leaf-Node, konfiguriert oder zum Cluster gehörend, seit %1 s fehlt.</translation>
    </message>
    <message>
        <source>No server at %1</source>
        <translation>Kein Server unter %1</translation>
    </message>
    <message>
        <source>Server %1: connection missing</source>
        <translation>Server %1: Verbindung fehlt</translation>
    </message>
    <message>
        <source>Cluster %1: connection missing</source>
        <translation>Cluster %1: Verbindung fehlt</translation>
    </message>
    <message>
        <source>Streams and account</source>
        <translation>Streams und Account</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Nobody takes messages that wait, for</source>
        <translation>Niemand holt wartende Nachrichten ab, seit</translation>
    </message>
    <message>
        <source>More comes than is delivered, for</source>
        <translation>Es kommt mehr an, als zugestellt wird, seit</translation>
    </message>
    <message>
        <source>…and at least so many wait</source>
        <translation>…und mindestens so viele warten</translation>
    </message>
    <message>
        <source>Redelivery storm, from</source>
        <translation>Flut erneuter Zustellungen, ab</translation>
    </message>
    <message>
        <source>Nothing is heard of the origin of a copy, for</source>
        <translation>Vom Ursprung einer Kopie ist nichts zu hören, seit</translation>
    </message>
    <message>
        <source>A mirror or source is behind by</source>
        <translation>Ein Spiegel oder eine Quelle liegt zurück um</translation>
    </message>
    <message>
        <source>A stream that refuses when full is used to</source>
        <translation>Ein Stream, der voll ablehnt, ist belegt zu</translation>
    </message>
    <message>
        <source>A limit of the account is used to</source>
        <translation>Ein Limit des Accounts ist ausgeschöpft zu</translation>
    </message>
    <message>
        <source>JetStream&apos;s storage is used to</source>
        <translation>Der Speicher von JetStream ist belegt zu</translation>
    </message>
    <message>
        <source>Processors are busy to</source>
        <translation>Prozessoren sind ausgelastet zu</translation>
    </message>
    <message>
        <source>Memory is used to</source>
        <translation>Arbeitsspeicher ist belegt zu</translation>
    </message>
    <message>
        <source>Possible connections are used to</source>
        <translation>Mögliche Verbindungen sind belegt zu</translation>
    </message>
    <message>
        <source>New slow consumers, from</source>
        <translation>Neue langsame Consumer, ab</translation>
    </message>
    <message>
        <source>A certificate expires within</source>
        <translation>Ein Zertifikat läuft ab in</translation>
    </message>
    <message>
        <source>Clocks are apart by</source>
        <translation>Uhren weichen ab um</translation>
    </message>
    <message>
        <source>A configured route, gateway or leaf node is missing, for</source>
        <translation>Eine konfigurierte Route, ein Gateway oder ein Leaf-Node fehlt, seit</translation>
    </message>
    <message>
        <source>Reconnect storm of a client, from</source>
        <translation>Flut neuer Verbindungen eines Clients, ab</translation>
    </message>
    <message>
        <source>Refused sign-ins of a client, from</source>
        <translation>Abgelehnte Anmeldungen eines Clients, ab</translation>
    </message>
    <message>
        <source>A client was cut off as too slow, from</source>
        <translation>Ein Client wurde als zu langsam getrennt, ab</translation>
    </message>
    <message>
        <source>An instance fails, from</source>
        <translation>Eine Instanz schlägt fehl, ab</translation>
    </message>
    <message>
        <source>…and at least a part of</source>
        <translation>…und mindestens ein Anteil von</translation>
    </message>
    <message>
        <source>An instance is slower than the others, from</source>
        <translation>Eine Instanz ist langsamer als die anderen, ab</translation>
    </message>
    <message>
        <source>An instance gets no load while its group had</source>
        <translation>Eine Instanz erhält keine Last, ihre Gruppe aber</translation>
    </message>
    <message>
        <source>An instance restarts again and again, from</source>
        <translation>Eine Instanz startet immer wieder neu, ab</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> messages</source>
        <translation> Nachrichten</translation>
    </message>
    <message>
        <source> per second</source>
        <translation> pro Sekunde</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> per minute</source>
        <translation> pro Minute</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tagen</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> in 5 minutes</source>
        <translation> in 5 Minuten</translation>
    </message>
    <message>
        <source> errors in 5 minutes</source>
        <translation> Fehlern in 5 Minuten</translation>
    </message>
    <message>
        <source> times</source>
        <translation>-mal</translation>
    </message>
    <message>
        <source> requests</source>
        <translation> Anfragen</translation>
    </message>
    <message>
        <source> restarts</source>
        <translation> Neustarts</translation>
    </message>
    <message>
        <source>Said from %1 % on.</source>
        <translation>Gemeldet ab %1 %.</translation>
    </message>
    <message>
        <source>Said from %1 days before a certificate expires on; expired ones are bad.</source>
        <translation>Gemeldet ab %1 Tagen vor Ablauf eines Zertifikats; abgelaufene sind schlecht.</translation>
    </message>
    <message>
        <source>Said from %1 % on; bad from %2 %.</source>
        <translation>Gemeldet ab %1 %; schlecht ab %2 %.</translation>
    </message>
    <message>
        <source>Said of a server that did not answer the last round; gone after three.</source>
        <translation>Gemeldet bei einem Server, der in der letzten Runde nicht antwortete; nach drei gilt er als weg.</translation>
    </message>
    <message>
        <source>Said where the server&apos;s own health check is not “ok”.</source>
        <translation>Gemeldet, wenn die eigene Zustandsprüfung des Servers nicht „ok“ ist.</translation>
    </message>
    <message>
        <source>Said once the server announced it.</source>
        <translation>Gemeldet, sobald der Server es angekündigt hat.</translation>
    </message>
    <message>
        <source>Said from %1 new ones per minute on.</source>
        <translation>Gemeldet ab %1 neuen pro Minute.</translation>
    </message>
    <message>
        <source>Said of each server of another version than most of its cluster.</source>
        <translation>Gemeldet bei jedem Server mit anderer Version als die meisten seines Clusters.</translation>
    </message>
    <message>
        <source>Said of a server that announced its shutdown, or missed three rounds in a row.</source>
        <translation>Gemeldet bei einem Server, der sein Herunterfahren angekündigt oder drei Runden in Folge verpasst hat.</translation>
    </message>
    <message>
        <source>Open captured messages that were exported as NDJSON.</source>
        <translation>Aufgezeichnete Nachrichten öffnen, die als NDJSON exportiert wurden.</translation>
    </message>
    <message>
        <source>“headers” is no object.</source>
        <translation>„headers“ ist kein Objekt.</translation>
    </message>
    <message>
        <source>“headers” has a name that no header can have.</source>
        <translation>„headers“ hat einen Namen, den kein Header haben kann.</translation>
    </message>
    <message>
        <source>“headers” has a value that is no list of texts.</source>
        <translation>„headers“ hat einen Wert, der keine Liste von Texten ist.</translation>
    </message>
    <message>
        <source>“headers” has a value with a line break.</source>
        <translation>„headers“ hat einen Wert mit einem Zeilenumbruch.</translation>
    </message>
    <message>
        <source>It is longer than %1 MiB.</source>
        <translation>Sie ist länger als %1 MiB.</translation>
    </message>
    <message>
        <source>It is no JSON: %1</source>
        <translation>Sie ist kein JSON: %1</translation>
    </message>
    <message>
        <source>“%1” is there twice.</source>
        <translation>„%1“ steht zweimal da.</translation>
    </message>
    <message>
        <source>“sequence” is no number.</source>
        <translation>„sequence“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>“time” is no time such as 2026-11-28T14:03:22.104Z.</source>
        <translation>„time“ ist keine Zeit wie 2026-11-28T14:03:22.104Z.</translation>
    </message>
    <message>
        <source>“%1” is no base64.</source>
        <translation>„%1“ ist kein Base64.</translation>
    </message>
    <message>
        <source>It has no “%1”.</source>
        <translation>Sie hat kein „%1“.</translation>
    </message>
    <message>
        <source>“subject” is empty.</source>
        <translation>„subject“ ist leer.</translation>
    </message>
    <message>
        <source>This is no event of a traced message.</source>
        <translation>Das ist kein Ereignis einer verfolgten Nachricht.</translation>
    </message>
    <message>
        <source>Not connected: which version the server has is not known.</source>
        <translation>Nicht verbunden: Welche Version der Server hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 runs version %2. Before 2.11 servers do not trace: they would really deliver the message.</source>
        <translation>%1 läuft mit Version %2. Vor 2.11 verfolgen Server nicht: Sie würden die Nachricht wirklich zustellen.</translation>
    </message>
    <message>
        <source>This connection is read-only: a traced message is sent, though nobody gets it.</source>
        <translation>Diese Verbindung ist nur lesend: Eine verfolgte Nachricht wird gesendet, auch wenn niemand sie bekommt.</translation>
    </message>
    <message>
        <source>Which versions the servers have is not known, and one before 2.11 would really deliver the message. The permission to publish to $SYS.REQ.ACCOUNT.PING.STATZ or credentials of the system account show it.</source>
        <translation>Welche Versionen die Server haben, ist nicht bekannt, und einer vor 2.11 würde die Nachricht wirklich zustellen. Die Berechtigung, auf $SYS.REQ.ACCOUNT.PING.STATZ zu senden, oder Zugangsdaten des System-Accounts zeigen es.</translation>
    </message>
    <message>
        <source>Older than 2.11: %1. Such servers do not trace: they would really deliver the message.</source>
        <translation>Älter als 2.11: %1. Solche Server verfolgen nicht: Sie würden die Nachricht wirklich zustellen.</translation>
    </message>
    <message>
        <source>No version is known of %1. A server before 2.11 would really deliver the message.</source>
        <translation>Von %1 ist keine Version bekannt. Ein Server vor 2.11 würde die Nachricht wirklich zustellen.</translation>
    </message>
    <message>
        <source>in</source>
        <translation>hinein</translation>
    </message>
    <message>
        <source>mapped</source>
        <translation>abgebildet</translation>
    </message>
    <message>
        <source>stream export</source>
        <translation>Stream-Export</translation>
    </message>
    <message>
        <source>service import</source>
        <translation>Dienst-Import</translation>
    </message>
    <message>
        <source>out</source>
        <translation>hinaus</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>Nummer %1</translation>
    </message>
    <message>
        <source>%1 (number %2)</source>
        <translation>%1 (Nummer %2)</translation>
    </message>
    <message>
        <source>from client %1</source>
        <translation>von Client %1</translation>
    </message>
    <message>
        <source>to client %1</source>
        <translation>an Client %1</translation>
    </message>
    <message>
        <source>by the route from %1</source>
        <translation>auf der Route von %1</translation>
    </message>
    <message>
        <source>by the route to %1</source>
        <translation>auf der Route zu %1</translation>
    </message>
    <message>
        <source>by the gateway from %1</source>
        <translation>über das Gateway von %1</translation>
    </message>
    <message>
        <source>by the gateway to %1</source>
        <translation>über das Gateway zu %1</translation>
    </message>
    <message>
        <source>from leaf node or hub %1</source>
        <translation>von Leaf-Node oder Hub %1</translation>
    </message>
    <message>
        <source>to leaf node or hub %1</source>
        <translation>zu Leaf-Node oder Hub %1</translation>
    </message>
    <message>
        <source>from JetStream</source>
        <translation>von JetStream</translation>
    </message>
    <message>
        <source>to JetStream</source>
        <translation>an JetStream</translation>
    </message>
    <message>
        <source>from the server itself</source>
        <translation>vom Server selbst</translation>
    </message>
    <message>
        <source>to the server itself</source>
        <translation>an den Server selbst</translation>
    </message>
    <message>
        <source>from another account</source>
        <translation>von einem anderen Account</translation>
    </message>
    <message>
        <source>to another account</source>
        <translation>an einen anderen Account</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>to subject %1</source>
        <translation>auf Subject %1</translation>
    </message>
    <message>
        <source>to account %1</source>
        <translation>an Account %1</translation>
    </message>
    <message>
        <source>of account %1, %2 becomes %3</source>
        <translation>von Account %1, aus %2 wird %3</translation>
    </message>
    <message>
        <source>not stored in %1: no consumer wants it</source>
        <translation>nicht in %1 gespeichert: Kein Consumer will sie</translation>
    </message>
    <message>
        <source>stored in stream %1</source>
        <translation>in Stream %1 gespeichert</translation>
    </message>
    <message>
        <source>subject %1</source>
        <translation>Subject %1</translation>
    </message>
    <message>
        <source>subscription %1</source>
        <translation>Subscription %1</translation>
    </message>
    <message>
        <source>queue group %1</source>
        <translation>Queue-Gruppe %1</translation>
    </message>
    <message>
        <source>not followed further: the export does not allow tracing (allow_trace)</source>
        <translation>nicht weiter verfolgt: Der Export erlaubt das Verfolgen nicht (allow_trace)</translation>
    </message>
    <message>
        <source>nothing more is told: nobody listens there, or the export does not allow tracing (allow_trace)</source>
        <translation>mehr wird nicht gesagt: Dort hört niemand zu, oder der Export erlaubt das Verfolgen nicht (allow_trace)</translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>No server has told of it yet.</source>
        <translation>Noch kein Server hat davon berichtet.</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) would get it</source>
        <translation>
            <numerusform>%n Client bekäme sie</numerusform>
            <numerusform>%n Clients bekämen sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stream(s) would store it</source>
        <translation>
            <numerusform>%n Stream würde sie speichern</numerusform>
            <numerusform>%n Streams würden sie speichern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) silent</source>
        <translation>
            <numerusform>%n Server schweigt</numerusform>
            <numerusform>%n Server schweigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterer</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (hop %2, sent by %3)</source>
        <translation>%1 (Sprung %2, gesendet von %3)</translation>
    </message>
    <message>
        <source>a server without a name</source>
        <translation>ein Server ohne Namen</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>The header %1 is set by tracing itself.</source>
        <translation>Den Header %1 setzt das Verfolgen selbst.</translation>
    </message>
    <message>
        <source>No server told of the message.</source>
        <translation>Kein Server hat von der Nachricht berichtet.</translation>
    </message>
    <message>
        <source>This user may not publish to that subject, or not subscribe to its inbox.</source>
        <translation>Dieser Benutzer darf auf diesem Subject nicht senden oder seine Inbox nicht abonnieren.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>server, version %1</source>
        <translation>Server, Version %1</translation>
    </message>
    <message>
        <source>server of cluster %1, version %2</source>
        <translation>Server im Cluster %1, Version %2</translation>
    </message>
    <message>
        <source>clock is behind</source>
        <translation>Uhr geht nach</translation>
    </message>
    <message>
        <source>Server and step</source>
        <translation>Server und Schritt</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>Von, an</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>%1 has no messages, one a line as JSON.</source>
        <translation>%1 hat keine Nachrichten, eine je Zeile als JSON.</translation>
    </message>
    <message>
        <source>Open a file that was exported as NDJSON.</source>
        <translation>Eine Datei öffnen, die als NDJSON exportiert wurde.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ist nicht zu lesen.</translation>
    </message>
    <message>
        <source>%1 cannot be read to its end.</source>
        <translation>%1 ist nicht bis zum Ende zu lesen.</translation>
    </message>
    <message>
        <source>What was read until there is shown.</source>
        <translation>Was bis dahin gelesen wurde, ist gezeigt.</translation>
    </message>
    <message>
        <source>a header by its name</source>
        <translation>ein Header nach seinem Namen</translation>
    </message>
    <message>
        <source>a value in the payload</source>
        <translation>ein Wert in der Payload</translation>
    </message>
    <message>
        <source>such as %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>at any depth</source>
        <translation>in jeder Tiefe</translation>
    </message>
    <message>
        <source>all below</source>
        <translation>alles darunter</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>both hold</source>
        <translation>beide gelten</translation>
    </message>
    <message>
        <source>one of them holds</source>
        <translation>eine von beiden gilt</translation>
    </message>
    <message>
        <source>closes the parenthesis</source>
        <translation>schließt die Klammer</translation>
    </message>
    <message>
        <source>is equal</source>
        <translation>ist gleich</translation>
    </message>
    <message>
        <source>is there, and none is equal</source>
        <translation>ist da, und keiner ist gleich</translation>
    </message>
    <message>
        <source>is less, or earlier</source>
        <translation>ist kleiner oder früher</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>ist höchstens</translation>
    </message>
    <message>
        <source>is more, or later</source>
        <translation>ist größer oder später</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>ist mindestens</translation>
    </message>
    <message>
        <source>has this text in it; capital letters make it exact</source>
        <translation>enthält diesen Text; Großbuchstaben machen ihn genau</translation>
    </message>
    <message>
        <source>a regular expression fits; i either case, m lines, s dot is any</source>
        <translation>ein regulärer Ausdruck passt; i Groß-/Kleinschreibung egal, m Zeilen, s Punkt ist alles</translation>
    </message>
    <message>
        <source>fits a subject with * for one token and &gt; for the rest</source>
        <translation>passt auf ein Subject mit * für ein Token und &gt; für den Rest</translation>
    </message>
    <message>
        <source>is one of these; of subjects also patterns</source>
        <translation>ist eines von diesen; bei Subjects auch Muster</translation>
    </message>
    <message>
        <source>is there</source>
        <translation>ist da</translation>
    </message>
    <message>
        <source>a header by its exact name; any of its values</source>
        <translation>ein Header nach seinem genauen Namen; irgendeiner seiner Werte</translation>
    </message>
    <message>
        <source>a value in the payload; [0] an element, [*] any of them, .. at any depth</source>
        <translation>ein Wert in der Payload; [0] ein Element, [*] irgendeines davon, .. in jeder Tiefe</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>ein Wort</translation>
    </message>
    <message>
        <source>stands in %1; capital letters make it exact</source>
        <translation>steht in %1; Großbuchstaben machen es genau</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>both hold; a space does as well</source>
        <translation>beide gelten; ein Leerzeichen tut es auch</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>gilt nicht</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Words and several conditions</source>
        <translation>Wörter und mehrere Bedingungen</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operatoren</translation>
    </message>
    <message>
        <source>all headers as lines</source>
        <translation>alle Header als Zeilen</translation>
    </message>
    <message>
        <source>number in the stream</source>
        <translation>Nummer im Stream</translation>
    </message>
    <message>
        <source>when it was stored</source>
        <translation>wann sie gespeichert wurde</translation>
    </message>
    <message>
        <source>Not %1 from byte %2 on: %3.</source>
        <translation>Kein %1 ab Byte %2: %3.</translation>
    </message>
    <message>
        <source>%1 is read to %2 levels; from byte %3 on it nests deeper.</source>
        <translation>%1 wird bis zu %2 Ebenen gelesen; ab Byte %3 ist es tiefer verschachtelt.</translation>
    </message>
    <message>
        <source>The value ends at byte %1, and %2 bytes follow.</source>
        <translation>Der Wert endet bei Byte %1, und %2 Bytes folgen.</translation>
    </message>
    <message>
        <source>the payload ends within a value</source>
        <translation>die Payload endet mitten in einem Wert</translation>
    </message>
    <message>
        <source>no value begins with the byte c1</source>
        <translation>kein Wert beginnt mit dem Byte c1</translation>
    </message>
    <message>
        <source>no value begins with the byte %1</source>
        <translation>kein Wert beginnt mit dem Byte %1</translation>
    </message>
    <message>
        <source>a piece of a string is something else</source>
        <translation>ein Stück einer Zeichenkette ist etwas anderes</translation>
    </message>
    <message>
        <source>the end of a list stands where none is open</source>
        <translation>das Ende einer Liste steht, wo keine offen ist</translation>
    </message>
    <message>
        <source>Only the beginning was unpacked.</source>
        <translation>Nur der Anfang wurde ausgepackt.</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Snappy block</source>
        <translation>Snappy-Block</translation>
    </message>
    <message>
        <source>It holds more than is shown.</source>
        <translation>Es enthält mehr, als gezeigt wird.</translation>
    </message>
    <message>
        <source>a chunk has no room for its checksum</source>
        <translation>ein Stück hat keinen Platz für seine Prüfsumme</translation>
    </message>
    <message>
        <source>a chunk holds more than its format allows, or has no size</source>
        <translation>ein Stück enthält mehr, als sein Format erlaubt, oder hat keine Größe</translation>
    </message>
    <message>
        <source>the packed data of a chunk is damaged</source>
        <translation>die gepackten Daten eines Stücks sind beschädigt</translation>
    </message>
    <message>
        <source>the checksum of a chunk is wrong</source>
        <translation>die Prüfsumme eines Stücks ist falsch</translation>
    </message>
    <message>
        <source>it ends within the header of a chunk</source>
        <translation>es endet im Kopf eines Stücks</translation>
    </message>
    <message>
        <source>it ends within a chunk</source>
        <translation>es endet mitten in einem Stück</translation>
    </message>
    <message>
        <source>a stream begins that is no snappy</source>
        <translation>ein Datenstrom beginnt, der kein snappy ist</translation>
    </message>
    <message>
        <source>a chunk has the unknown kind %1</source>
        <translation>ein Stück hat die unbekannte Art %1</translation>
    </message>
    <message>
        <source>it says that it holds %1</source>
        <translation>es sagt, dass es %1 enthält</translation>
    </message>
    <message>
        <source>it does not begin with a size</source>
        <translation>es beginnt nicht mit einer Größe</translation>
    </message>
    <message>
        <source>the packed data is damaged</source>
        <translation>die gepackten Daten sind beschädigt</translation>
    </message>
    <message>
        <source>it ends early</source>
        <translation>es endet zu früh</translation>
    </message>
    <message>
        <source>other bytes follow its end</source>
        <translation>nach seinem Ende folgen andere Bytes</translation>
    </message>
    <message>
        <source>there is no memory for it</source>
        <translation>dafür fehlt Speicher</translation>
    </message>
    <message>
        <source>it needs a dictionary</source>
        <translation>es braucht ein Wörterbuch</translation>
    </message>
    <message>
        <source>snappy block</source>
        <translation>Snappy-Block</translation>
    </message>
    <message>
        <source>It is packed more than %1 times.</source>
        <translation>Es ist mehr als %1-mal verpackt.</translation>
    </message>
    <message>
        <source>The %1 data breaks at byte %2: %3.</source>
        <translation>Die %1-Daten brechen bei Byte %2 ab: %3.</translation>
    </message>
    <message>
        <source>JetStream is not clustered here: there is no meta group.</source>
        <translation>JetStream ist hier nicht im Cluster: Es gibt keine Metagruppe.</translation>
    </message>
    <message>
        <source>No server leads the meta group.</source>
        <translation>Kein Server führt die Metagruppe.</translation>
    </message>
    <message>
        <source>No other server could lead the meta group.</source>
        <translation>Kein anderer Server könnte die Metagruppe führen.</translation>
    </message>
    <message>
        <source>Servers are removed from the meta group: select it, and one of its members.</source>
        <translation>Server werden aus der Metagruppe entfernt: sie auswählen, und eines ihrer Mitglieder.</translation>
    </message>
    <message>
        <source>No server leads the meta group: nobody could remove a member.</source>
        <translation>Kein Server führt die Metagruppe: Niemand könnte ein Mitglied entfernen.</translation>
    </message>
    <message>
        <source>Select a member first.</source>
        <translation>Zuerst ein Mitglied auswählen.</translation>
    </message>
    <message>
        <source>%1 still answers. Only a server that is shut down for good is removed: shut it down first.</source>
        <translation>%1 antwortet noch. Nur ein Server, der für immer abgeschaltet ist, wird entfernt: ihn zuerst abschalten.</translation>
    </message>
    <message>
        <source>%1 leads the meta group.</source>
        <translation>%1 führt die Metagruppe.</translation>
    </message>
    <message>
        <source>%1 did not answer, but the meta leader heard it %2 ago: wait until it is offline.</source>
        <translation>%1 hat nicht geantwortet, aber der Meta-Leader hat ihn vor %2 gehört: warten, bis er offline ist.</translation>
    </message>
    <message numerus="yes">
        <source>consumer %1 of stream %2 (%3): %n other replica(s)</source>
        <translation>
            <numerusform>Consumer %1 des Streams %2 (%3): %n weitere Replik</numerusform>
            <numerusform>Consumer %1 des Streams %2 (%3): %n weitere Repliken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stream %1 (%2): %n other replica(s)</source>
        <translation>
            <numerusform>Stream %1 (%2): %n weitere Replik</numerusform>
            <numerusform>Stream %1 (%2): %n weitere Repliken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>group %1 (%2): %n other replica(s)</source>
        <translation>
            <numerusform>Gruppe %1 (%2): %n weitere Replik</numerusform>
            <numerusform>Gruppe %1 (%2): %n weitere Repliken</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no address of a monitoring port. Write it as localhost:8222 or https://host:8222.</source>
        <translation>„%1“ ist keine Adresse eines Monitoring-Ports. So schreiben: localhost:8222 oder https://host:8222.</translation>
    </message>
    <message>
        <source>The monitoring port of a server has no answer to this: it needs credentials of the system account.</source>
        <translation>Der Monitoring-Port eines Servers hat darauf keine Antwort: Es braucht Anmeldedaten des System-Accounts.</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than 64 MiB.</source>
        <translation>Die Antwort von %1 ist größer als 64 MiB.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>%1 is not there: the server is too old for it, or this is no monitoring port.</source>
        <translation>%1 gibt es nicht: Der Server ist zu alt dafür, oder dies ist kein Monitoring-Port.</translation>
    </message>
    <message>
        <source>%1 answered with the HTTP status %2 instead of figures. Check the address.</source>
        <translation>%1 hat mit dem HTTP-Status %2 statt mit Zahlen geantwortet. Die Adresse prüfen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ist nicht zu erreichen: %2</translation>
    </message>
    <message>
        <source>It leads the group.</source>
        <translation>Es führt die Gruppe.</translation>
    </message>
    <message>
        <source>Others call it the leader; it answered before it became that.</source>
        <translation>Andere nennen es den Leader; es hat geantwortet, bevor es das wurde.</translation>
    </message>
    <message>
        <source>The leader, who would know, did not answer.</source>
        <translation>Der Leader, der es wüsste, hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>No leader is there to judge by.</source>
        <translation>Es ist kein Leader da, der es beurteilt.</translation>
    </message>
    <message>
        <source>The leader does not count it among the members.</source>
        <translation>Der Leader zählt es nicht zu den Mitgliedern.</translation>
    </message>
    <message>
        <source>It answers, but its leader does not hear it.</source>
        <translation>Es antwortet, aber sein Leader hört es nicht.</translation>
    </message>
    <message>
        <source>It is still in term %1.</source>
        <translation>Es ist noch in Amtszeit %1.</translation>
    </message>
    <message>
        <source>It lags about %1 entries behind.</source>
        <translation>Es ist etwa %1 Einträge im Rückstand.</translation>
    </message>
    <message>
        <source>Its leader says that it is not current.</source>
        <translation>Sein Leader sagt, dass es nicht aktuell ist.</translation>
    </message>
    <message>
        <source>Its leader does not tell how far it is.</source>
        <translation>Sein Leader sagt nicht, wie weit es ist.</translation>
    </message>
    <message>
        <source>It has all that the group has agreed on.</source>
        <translation>Es hat alles, worauf sich die Gruppe geeinigt hat.</translation>
    </message>
    <message numerus="yes">
        <source>It did not answer; %n member(s) call(s) it the leader.</source>
        <translation>
            <numerusform>Es hat nicht geantwortet; %n Mitglied nennt es den Leader.</numerusform>
            <numerusform>Es hat nicht geantwortet; %n Mitglieder nennen es den Leader.</numerusform>
        </translation>
    </message>
    <message>
        <source>It did not answer.</source>
        <translation>Es hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>It does not answer, and its leader has not heard it for %1.</source>
        <translation>Es antwortet nicht, und sein Leader hat es seit %1 nicht gehört.</translation>
    </message>
    <message>
        <source>It does not answer, and its leader does not hear it.</source>
        <translation>Es antwortet nicht, und sein Leader hört es nicht.</translation>
    </message>
    <message>
        <source>It did not answer; its leader heard it %1 ago.</source>
        <translation>Es hat nicht geantwortet; sein Leader hat es vor %1 gehört.</translation>
    </message>
    <message>
        <source>No member told anything of it.</source>
        <translation>Kein Mitglied hat etwas davon erzählt.</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>umstritten</translation>
    </message>
    <message>
        <source>More than one member is called the leader: %1.</source>
        <translation>Mehr als ein Mitglied wird Leader genannt: %1.</translation>
    </message>
    <message>
        <source>no quorum</source>
        <translation>kein Quorum</translation>
    </message>
    <message>
        <source>Of %1 members %2 are offline: nothing can be agreed on.</source>
        <translation>Von %1 Mitgliedern sind %2 offline: Auf nichts kann man sich einigen.</translation>
    </message>
    <message numerus="yes">
        <source>%n offline</source>
        <translation>
            <numerusform>%n offline</numerusform>
            <numerusform>%n offline</numerusform>
        </translation>
    </message>
    <message>
        <source>log error</source>
        <translation>Protokollfehler</translation>
    </message>
    <message>
        <source>A member can&apos;t write its log of the group.</source>
        <translation>Ein Mitglied kann sein Protokoll der Gruppe nicht schreiben.</translation>
    </message>
    <message>
        <source>overrun</source>
        <translation>überlastet</translation>
    </message>
    <message>
        <source>A member gets more than it can take, and has slowed the group down.</source>
        <translation>Ein Mitglied bekommt mehr, als es aufnehmen kann, und hat die Gruppe gebremst.</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>behind</source>
        <translation>im Rückstand</translation>
    </message>
    <message>
        <source>It has a leader, and all members answer.</source>
        <translation>Sie hat einen Leader, und alle Mitglieder antworten.</translation>
    </message>
    <message>
        <source>Nobody leads in term %1.</source>
        <translation>In Amtszeit %1 führt niemand.</translation>
    </message>
    <message>
        <source>No member knows of a leader.</source>
        <translation>Kein Mitglied kennt einen Leader.</translation>
    </message>
    <message>
        <source>Still of an earlier term: %1, which is the leader no more.</source>
        <translation>Noch aus einer früheren Amtszeit: %1, kein Leader mehr.</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>follower</source>
        <translation>Follower</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>observer</source>
        <translation>Beobachter</translation>
    </message>
    <message>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>It has more than %1 streams and consumers; the others are left out.</source>
        <translation>Er hat mehr als %1 Streams und Consumer; die übrigen fehlen hier.</translation>
    </message>
    <message>
        <source>It has more than %1 groups; the others are left out.</source>
        <translation>Er hat mehr als %1 Gruppen; die übrigen fehlen hier.</translation>
    </message>
    <message>
        <source>The server&apos;s answer does not say that it is done.</source>
        <translation>Die Antwort des Servers sagt nicht, dass es getan ist.</translation>
    </message>
    <message>
        <source>what kind of event</source>
        <translation>welche Art von Ereignis</translation>
    </message>
    <message>
        <source>what happened, in words</source>
        <translation>was geschehen ist, in Worten</translation>
    </message>
    <message>
        <source>server that tells of it</source>
        <translation>Server, der davon erzählt</translation>
    </message>
    <message>
        <source>account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>client, stream, consumer or server that it is about</source>
        <translation>Client, Stream, Consumer oder Server, um den es geht</translation>
    </message>
    <message>
        <source>name or host of the client</source>
        <translation>Name oder Host des Clients</translation>
    </message>
    <message>
        <source>user of the client</source>
        <translation>Benutzer des Clients</translation>
    </message>
    <message>
        <source>why, as the server says it</source>
        <translation>warum, wie der Server es sagt</translation>
    </message>
    <message>
        <source>info, good, warning or error</source>
        <translation>info, good, warning oder error</translation>
    </message>
    <message>
        <source>server or jetstream</source>
        <translation>server oder jetstream</translation>
    </message>
    <message>
        <source>subject on which it came</source>
        <translation>Subject, auf dem es kam</translation>
    </message>
    <message>
        <source>when it happened</source>
        <translation>wann es geschah</translation>
    </message>
    <message>
        <source>The block is no whole %1.</source>
        <translation>Der Block ist kein ganzer %1.</translation>
    </message>
    <message>
        <source>The block unpacks to more than %1.</source>
        <translation>Der Block wird ausgepackt größer als %1.</translation>
    </message>
    <message>
        <source>The check sum of the block is wrong.</source>
        <translation>Die Prüfsumme des Blocks ist falsch.</translation>
    </message>
    <message>
        <source>The blocks are packed with %1, which Natsight does not unpack.</source>
        <translation>Die Blöcke sind mit %1 gepackt, was Natsight nicht auspackt.</translation>
    </message>
    <message>
        <source>The bytes end within a number.</source>
        <translation>Die Bytes enden mitten in einer Zahl.</translation>
    </message>
    <message>
        <source>This number has more than 64 bits.</source>
        <translation>Diese Zahl hat mehr als 64 Bit.</translation>
    </message>
    <message>
        <source>%1 bytes should stand here, and %2 are left.</source>
        <translation>Hier sollten %1 Bytes stehen, und %2 sind übrig.</translation>
    </message>
    <message>
        <source>A length is negative.</source>
        <translation>Eine Länge ist negativ.</translation>
    </message>
    <message>
        <source>This number has more than the 32 bits of an int.</source>
        <translation>Diese Zahl hat mehr als die 32 Bit eines int.</translation>
    </message>
    <message>
        <source>This text is no UTF-8.</source>
        <translation>Dieser Text ist kein UTF-8.</translation>
    </message>
    <message>
        <source>The enum %1 has no symbol with the number %2.</source>
        <translation>Das Enum %1 hat kein Symbol mit der Nummer %2.</translation>
    </message>
    <message>
        <source>A union of %1 types has none with the number %2.</source>
        <translation>Eine Union aus %1 Typen hat keinen mit der Nummer %2.</translation>
    </message>
    <message>
        <source>A block has %1 bytes, and %2 are left.</source>
        <translation>Ein Block hat %1 Bytes, und %2 sind übrig.</translation>
    </message>
    <message>
        <source>A boolean is 0 or 1, and here is something else.</source>
        <translation>Ein Boolean ist 0 oder 1, und hier steht etwas anderes.</translation>
    </message>
    <message>
        <source>It has more than 1 MiB.</source>
        <translation>Es hat mehr als 1 MiB.</translation>
    </message>
    <message>
        <source>The schema in the container: %1</source>
        <translation>Das Schema im Container: %1</translation>
    </message>
    <message>
        <source>Byte %1 of what is packed here: %2</source>
        <translation>Byte %1 des hier Gepackten: %2</translation>
    </message>
    <message>
        <source>The block has more bytes than its %1 values.</source>
        <translation>Der Block hat mehr Bytes als seine %1 Werte.</translation>
    </message>
    <message>
        <source>The mark behind the block is wrong.</source>
        <translation>Die Marke hinter dem Block ist falsch.</translation>
    </message>
    <message>
        <source>container</source>
        <translation>Container</translation>
    </message>
    <message numerus="yes">
        <source>The value ends here, and %n bytes follow.</source>
        <translation>
            <numerusform>Der Wert endet hier, und %n Byte folgt.</numerusform>
            <numerusform>Der Wert endet hier, und %n Bytes folgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The schema is empty.</source>
        <translation>Das Schema ist leer.</translation>
    </message>
    <message>
        <source>There is something behind the schema.</source>
        <translation>Hinter dem Schema steht noch etwas.</translation>
    </message>
    <message>
        <source>This schema nests deeper than %1 levels.</source>
        <translation>Dieses Schema ist tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>This is no JSON: %1.</source>
        <translation>Dies ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>A type is a name, an object or a list, and here is something else.</source>
        <translation>Ein Typ ist ein Name, ein Objekt oder eine Liste, und hier steht etwas anderes.</translation>
    </message>
    <message>
        <source>The name of a type is empty.</source>
        <translation>Der Name eines Typs ist leer.</translation>
    </message>
    <message>
        <source>A union stands in a union, which is not allowed.</source>
        <translation>Eine Union steht in einer Union, was nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>A type has no “type”.</source>
        <translation>Ein Typ hat kein „type“.</translation>
    </message>
    <message>
        <source>An array has no “items”.</source>
        <translation>Ein Array hat kein „items“.</translation>
    </message>
    <message>
        <source>A map has no “values”.</source>
        <translation>Eine Map hat kein „values“.</translation>
    </message>
    <message>
        <source>A record, enum or fixed has no name.</source>
        <translation>Ein Record, Enum oder Fixed hat keinen Namen.</translation>
    </message>
    <message>
        <source>It is defined twice.</source>
        <translation>Es ist zweimal definiert.</translation>
    </message>
    <message>
        <source>A fixed has no “size”.</source>
        <translation>Ein Fixed hat kein „size“.</translation>
    </message>
    <message>
        <source>A record has no “fields”.</source>
        <translation>Ein Record hat kein „fields“.</translation>
    </message>
    <message>
        <source>A field has no name.</source>
        <translation>Ein Feld hat keinen Namen.</translation>
    </message>
    <message>
        <source>%1, field %2</source>
        <translation>%1, Feld %2</translation>
    </message>
    <message>
        <source>A field has no “type”.</source>
        <translation>Ein Feld hat kein „type“.</translation>
    </message>
    <message>
        <source>An enum has no “symbols”.</source>
        <translation>Ein Enum hat kein „symbols“.</translation>
    </message>
    <message>
        <source>A symbol of an enum is no text.</source>
        <translation>Ein Symbol eines Enums ist kein Text.</translation>
    </message>
    <message>
        <source>The type %1 is defined nowhere.</source>
        <translation>Der Typ %1 ist nirgends definiert.</translation>
    </message>
    <message>
        <source>%1: the type %2 is defined nowhere.</source>
        <translation>%1: Der Typ %2 ist nirgends definiert.</translation>
    </message>
    <message>
        <source>Protobuf (raw)</source>
        <translation>Protobuf (roh)</translation>
    </message>
    <message>
        <source>In %1, %2: %3</source>
        <translation>In %1, %2: %3</translation>
    </message>
    <message>
        <source>%1 has the same name below a folder that comes before; it is read instead.</source>
        <translation>%1 hat denselben Namen unter einem Ordner, der davor kommt; jene wird stattdessen gelesen.</translation>
    </message>
    <message>
        <source>It can&apos;t be read.</source>
        <translation>Sie kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This is no descriptor set. Make one with protoc --include_imports --descriptor_set_out=….</source>
        <translation>Dies ist kein Deskriptor-Set. Eines entsteht mit protoc --include_imports --descriptor_set_out=….</translation>
    </message>
    <message>
        <source>No field begins here: fields have no number %1.</source>
        <translation>Hier beginnt kein Feld: Felder haben keine Nummer %1.</translation>
    </message>
    <message>
        <source>No field begins here: there is no wire type %1.</source>
        <translation>Hier beginnt kein Feld: Es gibt keinen Wire-Typ %1.</translation>
    </message>
    <message>
        <source>Field %1 should have %2 bytes, and %3 are there.</source>
        <translation>Das Feld %1 sollte %2 Bytes haben, und %3 sind da.</translation>
    </message>
    <message>
        <source>Groups nest deeper than %1 levels.</source>
        <translation>Gruppen sind tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>Group %1 ends, and %2 is open.</source>
        <translation>Die Gruppe %1 endet, und %2 ist offen.</translation>
    </message>
    <message>
        <source>Group %1 has no end.</source>
        <translation>Die Gruppe %1 hat kein Ende.</translation>
    </message>
    <message>
        <source>Group %1 ends, and none is open.</source>
        <translation>Die Gruppe %1 endet, und keine ist offen.</translation>
    </message>
    <message>
        <source>This is no pattern of subjects.</source>
        <translation>Dies ist kein Muster für Subjects.</translation>
    </message>
    <message>
        <source>It has no type.</source>
        <translation>Es hat keinen Typ.</translation>
    </message>
    <message>
        <source>There is no .proto, .avsc or descriptor set in this folder.</source>
        <translation>In diesem Ordner ist keine .proto- oder .avsc-Datei und kein Deskriptor-Set.</translation>
    </message>
    <message>
        <source>This folder has more than %1 files of schemas; the others are left out.</source>
        <translation>Dieser Ordner hat mehr als %1 Dateien mit Schemas; die übrigen fehlen.</translation>
    </message>
    <message>
        <source>This is not there any more.</source>
        <translation>Dies ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It can&apos;t be read: %1.</source>
        <translation>Es kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>It has more than %1, which no schema needs.</source>
        <translation>Es hat mehr als %1, was kein Schema braucht.</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>gebremst</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 eingehend</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 ausgehend</translation>
    </message>
    <message numerus="yes">
        <source>%n more of this client</source>
        <translation>
            <numerusform>%n weitere dieses Clients</numerusform>
            <numerusform>%n weitere dieses Clients</numerusform>
        </translation>
    </message>
    <message>
        <source>on which it was published</source>
        <translation>auf dem sie veröffentlicht wurde</translation>
    </message>
    <message>
        <source>Byte %1: %2</source>
        <translation>Byte %1: %2</translation>
    </message>
    <message>
        <source>No file has this type.</source>
        <translation>Keine Datei hat diesen Typ.</translation>
    </message>
    <message>
        <source>Packed: %1. It is edited as it is stored.</source>
        <translation>Gepackt: %1. Es wird bearbeitet, wie es gespeichert ist.</translation>
    </message>
</context>
<context>
    <name>natsight::ThingHeader</name>
    <message>
        <source>Up to %1</source>
        <translation>Nach oben zu %1</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>What else can be done</source>
        <translation>Was sonst noch möglich ist</translation>
    </message>
</context>
<context>
    <name>natsight::ThresholdsDialog</name>
    <message>
        <source>What needs attention</source>
        <translation>Was Aufmerksamkeit erfordert</translation>
    </message>
    <message>
        <source>From these thresholds on something counts as trouble: on the overview, in lists and on pages. They hold for all connections.</source>
        <translation>Ab diesen Schwellen gilt etwas als Problem: in der Übersicht, in Listen und auf Seiten. Sie gelten für alle Verbindungen.</translation>
    </message>
    <message>
        <source>Rules and thresholds</source>
        <translation>Regeln und Schwellen</translation>
    </message>
    <message>
        <source>Standard: %1</source>
        <translation>Standard: %1</translation>
    </message>
    <message>
        <source>standard: %1</source>
        <translation>Standard: %1</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the standard: %1</source>
        <translation>Zurück zum Standard: %1</translation>
    </message>
    <message>
        <source>Back to the standard</source>
        <translation>Zurück zum Standard</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all thresholds to the standard</source>
        <translation>Alle Schwellen auf den Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>natsight::TopologyInspector</name>
    <message>
        <source>What is selected</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>JetStream store</source>
        <translation>JetStream-Speicher</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>in</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>out</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>Open server</source>
        <translation>Server öffnen</translation>
    </message>
    <message>
        <source>Open the server&apos;s page</source>
        <translation>Seite des Servers öffnen</translation>
    </message>
    <message>
        <source>Plots, limits, configuration and everything the server tells (Enter)</source>
        <translation>Diagramme, Limits, Konfiguration und alles, was der Server mitteilt (Eingabe)</translation>
    </message>
    <message>
        <source>… and %1 more.</source>
        <translation>… und %1 weitere.</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>Seit %1.</translation>
    </message>
    <message>
        <source>%1 more leaf nodes</source>
        <translation>%1 weitere Leaf-Nodes</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Angezeigt</translation>
    </message>
    <message>
        <source>in the table of leaf nodes below (Enter)</source>
        <translation>unten in der Tabelle der Leaf-Nodes (Eingabe)</translation>
    </message>
    <message>
        <source>The whole system</source>
        <translation>Das ganze System</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) not well</source>
        <translation>
            <numerusform>%n Server nicht in Ordnung</numerusform>
            <numerusform>%n Server nicht in Ordnung</numerusform>
        </translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>Gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <source>Leaf nodes</source>
        <translation>Leaf-Nodes</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Meta leader</source>
        <translation>Meta-Leader</translation>
    </message>
    <message>
        <source>%1 › leaf node</source>
        <translation>%1 › Leaf-Node</translation>
    </message>
    <message>
        <source>%1 › server</source>
        <translation>%1 › Server</translation>
    </message>
    <message>
        <source>%1 % of %2 cores</source>
        <translation>%1 % von %2 Kernen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>meta leader</source>
        <translation>Meta-Leader</translation>
    </message>
    <message>
        <source>JetStream</source>
        <translation>JetStream</translation>
    </message>
    <message>
        <source>hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>leaf node</source>
        <translation>Leaf-Node</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 eingehend, %2 ausgehend</translation>
    </message>
    <message>
        <source>Slow consumers</source>
        <translation>Langsame Consumer</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Subscriptions</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>%1 seen</source>
        <translation>%1 beobachtet</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>Cluster</translation>
    </message>
    <message numerus="yes">
        <source>%n not well</source>
        <translation>
            <numerusform>%n nicht in Ordnung</numerusform>
            <numerusform>%n nicht in Ordnung</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 there</source>
        <translation>%1 von %2 da</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>%1 to it, %2 from it</source>
        <translation>%1 hin, %2 zurück</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>It does not answer itself: bind the system account there to see more.</source>
        <translation>Er antwortet nicht selbst: dort den System-Account binden, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <source>leaf nodes</source>
        <translation>Leaf-Nodes</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 fehlend</translation>
    </message>
    <message>
        <source>Longest RTT</source>
        <translation>Längste RTT</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>%1 in the table below (Enter)</source>
        <translation>%1 in der Tabelle unten (Eingabe)</translation>
    </message>
    <message>
        <source>Time that the plots show</source>
        <translation>Zeitraum der Diagramme</translation>
    </message>
    <message>
        <source>Time that the plots show, as far as it was recorded</source>
        <translation>Zeitraum der Diagramme, soweit er aufgezeichnet ist</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>Messages per second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>Bytes per second</source>
        <translation>Bytes pro Sekunde</translation>
    </message>
    <message>
        <source>Round trip time</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Plotted are the %1 busiest of %2: of more than %3 ways only those are recorded.</source>
        <translation>Gezeigt werden die %1 geschäftigsten von %2: Bei mehr als %3 Wegen werden nur diese aufgezeichnet.</translation>
    </message>
    <message>
        <source>Recorded from now on.</source>
        <translation>Wird ab jetzt aufgezeichnet.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>configured</source>
        <translation>konfiguriert</translation>
    </message>
    <message>
        <source>implicit</source>
        <translation>implizit</translation>
    </message>
    <message>
        <source>out is to %1</source>
        <translation>aus ist zu %1</translation>
    </message>
</context>
<context>
    <name>natsight::TopologyPage</name>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was angezeigt wird</translation>
    </message>
    <message>
        <source>Find in the topology</source>
        <translation>In der Topologie suchen</translation>
    </message>
    <message>
        <source>Find server, cluster, leaf node…</source>
        <translation>Server, Cluster, Leaf-Node suchen…</translation>
    </message>
    <message>
        <source>Names that contain this stand out (Ctrl+F or /); Enter goes to the next one</source>
        <translation>Namen, die dies enthalten, werden hervorgehoben (Strg+F oder /); Eingabe springt zum nächsten</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>Was hervorgehoben ist</translation>
    </message>
    <message>
        <source>What stands out in the picture</source>
        <translation>Was im Bild hervorgehoben ist</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>JetStream</source>
        <translation>JetStream</translation>
    </message>
    <message>
        <source>One account</source>
        <translation>Ein Account</translation>
    </message>
    <message>
        <source>Hubs and leaf nodes</source>
        <translation>Hubs und Leaf-Nodes</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>Welcher</translation>
    </message>
    <message>
        <source>Which one stands out</source>
        <translation>Welcher hervorgehoben ist</translation>
    </message>
    <message>
        <source>Move the dashes in the direction of messages</source>
        <translation>Die Striche in Richtung der Nachrichten bewegen</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation>Alles anzeigen (0)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Place all anew</source>
        <translation>Alles neu anordnen</translation>
    </message>
    <message>
        <source>Overview map</source>
        <translation>Übersichtskarte</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>What was recorded begins</source>
        <translation>Beginn der Aufzeichnung</translation>
    </message>
    <message>
        <source>Recorded time</source>
        <translation>Aufgezeichnete Zeit</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>Show what is now (End on the bar)</source>
        <translation>Den jetzigen Stand anzeigen (Ende auf der Leiste)</translation>
    </message>
    <message>
        <source>Tables of the topology</source>
        <translation>Tabellen der Topologie</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>No server is known.</source>
        <translation>Kein Server ist bekannt.</translation>
    </message>
    <message>
        <source>Leaf nodes</source>
        <translation>Leaf-Nodes</translation>
    </message>
    <message>
        <source>No leaf node is connected that does not answer itself.</source>
        <translation>Kein Leaf-Node ist verbunden, der nicht selbst antwortet.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>No server is connected with another one.</source>
        <translation>Kein Server ist mit einem anderen verbunden.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Nothing has changed since this page was opened.</source>
        <translation>Seit dem Öffnen dieser Seite hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>Walk to the neighbour in that direction</source>
        <translation>Zum Nachbarn in dieser Richtung gehen</translation>
    </message>
    <message>
        <source>Walk through all nodes and ways; on the time bar, from change to change</source>
        <translation>Alle Knoten und Wege durchgehen; auf der Zeitleiste von Änderung zu Änderung</translation>
    </message>
    <message>
        <source>Open what is selected</source>
        <translation>Auswahl öffnen</translation>
    </message>
    <message>
        <source>Open it beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Find: names that contain the text stand out</source>
        <translation>Suchen: Namen, die den Text enthalten, werden hervorgehoben</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>Größer, kleiner</translation>
    </message>
    <message>
        <source>Fit all of it</source>
        <translation>Alles einpassen</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>%1 with arrows</source>
        <translation>%1 mit Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Das Bild verschieben</translation>
    </message>
    <message>
        <source>Move what is selected</source>
        <translation>Auswahl verschieben</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>All of JetStream</source>
        <translation>Ganz JetStream</translation>
    </message>
    <message>
        <source>No account has a connection of its own</source>
        <translation>Kein Account hat eine eigene Verbindung</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>Replik</translation>
    </message>
    <message>
        <source>meta leader</source>
        <translation>Meta-Leader</translation>
    </message>
    <message>
        <source>hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>leaf node</source>
        <translation>Leaf-Node</translation>
    </message>
    <message>
        <source>this connection</source>
        <translation>diese Verbindung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 servers answered</source>
        <translation>%1 von %2 Servern haben geantwortet</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) answered</source>
        <translation>
            <numerusform>%n Server hat geantwortet</numerusform>
            <numerusform>%n Server haben geantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more leaf nodes than can be kept</source>
        <translation>%1 Leaf-Nodes mehr, als behalten werden können</translation>
    </message>
    <message>
        <source>%1 connections missing</source>
        <translation>%1 Verbindungen fehlen</translation>
    </message>
    <message>
        <source>recorded: %1 moments, %2 of %3</source>
        <translation>aufgezeichnet: %1 Zeitpunkte, %2 von %3</translation>
    </message>
    <message>
        <source>%1 does not answer here: there is nothing to open.</source>
        <translation>%1 antwortet hier nicht: Es gibt nichts zu öffnen.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Show in the table</source>
        <translation>In der Tabelle anzeigen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Can&apos;t write %1.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>the servers of this system</source>
        <translation>die Server dieses Systems</translation>
    </message>
    <message numerus="yes">
        <source>%n leaf node(s)</source>
        <translation>
            <numerusform>%n Leaf-Node</numerusform>
            <numerusform>%n Leaf-Nodes</numerusform>
        </translation>
    </message>
    <message>
        <source>Message trace</source>
        <translation>Weg einer Nachricht</translation>
    </message>
    <message>
        <source>The versions of the servers are being asked for.</source>
        <translation>Die Versionen der Server werden erfragt.</translation>
    </message>
    <message>
        <source>hop %1</source>
        <translation>Sprung %1</translation>
    </message>
    <message>
        <source>One connection</source>
        <translation>Eine Verbindung</translation>
    </message>
    <message>
        <source>Which connection stands out</source>
        <translation>Welche Verbindung hervorgehoben wird</translation>
    </message>
    <message>
        <source>Nothing moves: the settings or the system ask for reduced motion</source>
        <translation>Nichts bewegt sich: Die Einstellungen oder das System wünschen weniger Bewegung</translation>
    </message>
    <message>
        <source>It is gone: no server holds it any more.</source>
        <translation>Sie ist weg: Kein Server hält sie mehr.</translation>
    </message>
    <message>
        <source>The servers are asked for their connections…</source>
        <translation>Die Server werden nach ihren Verbindungen gefragt…</translation>
    </message>
</context>
<context>
    <name>natsight::TopologyTableModel</name>
    <message>
        <source>route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>leaf node</source>
        <translation>Leaf-Node</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Slow consumers</source>
        <translation>Langsame Consumer</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>JetStream store</source>
        <translation>JetStream-Speicher</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Leaf node</source>
        <translation>Leaf-Node</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>RTT</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>configured</source>
        <translation>konfiguriert</translation>
    </message>
    <message>
        <source>implicit</source>
        <translation>implizit</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 eingehend</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 ausgehend</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not well</source>
        <translation>
            <numerusform>%n nicht in Ordnung</numerusform>
            <numerusform>%n nicht in Ordnung</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 Verbindungen</translation>
    </message>
    <message>
        <source>%1 subscriptions</source>
        <translation>%1 Subscriptions</translation>
    </message>
    <message numerus="yes">
        <source>%n leaf node(s)</source>
        <translation>
            <numerusform>%n Leaf-Node</numerusform>
            <numerusform>%n Leaf-Nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n Gateway</numerusform>
            <numerusform>%n Gateways</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n fehlt</numerusform>
            <numerusform>%n fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>To the leaf node, per second</source>
        <translation>Zum Leaf-Node, pro Sekunde</translation>
    </message>
    <message>
        <source>From the leaf node, per second</source>
        <translation>Vom Leaf-Node, pro Sekunde</translation>
    </message>
    <message>
        <source>Numbers of its connections at the hub (2.12 and later)</source>
        <translation>Nummern seiner Verbindungen am Hub (ab 2.12)</translation>
    </message>
    <message>
        <source>What the first end gets from the other, per second</source>
        <translation>Was das erste Ende vom anderen bekommt, pro Sekunde</translation>
    </message>
    <message>
        <source>What the first end sends to the other, per second</source>
        <translation>Was das erste Ende zum anderen schickt, pro Sekunde</translation>
    </message>
    <message>
        <source>Pooled connections of a route (2.10 and later), or one for each account</source>
        <translation>Gebündelte Verbindungen einer Route (ab 2.10), oder eine je Account</translation>
    </message>
    <message>
        <source>Of the oldest of its connections; servers do not tell it of leaf nodes</source>
        <translation>Der ältesten ihrer Verbindungen; bei Leaf-Nodes nennen Server es nicht</translation>
    </message>
    <message>
        <source>Configured, or implicit: found through other servers</source>
        <translation>Konfiguriert, oder implizit: über andere Server gefunden</translation>
    </message>
    <message>
        <source>Numbers of the connections at the end that tells of them</source>
        <translation>Nummern der Verbindungen an dem Ende, das von ihnen erzählt</translation>
    </message>
    <message>
        <source>Servers tell it of routes and leaf nodes (2.10 and later)</source>
        <translation>Server nennen es bei Routen und Leaf-Nodes (ab 2.10)</translation>
    </message>
    <message>
        <source>Msgs in</source>
        <translation>Nachr. ein</translation>
    </message>
    <message>
        <source>Msgs out</source>
        <translation>Nachr. aus</translation>
    </message>
    <message>
        <source>Bytes in</source>
        <translation>Bytes ein</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Bytes aus</translation>
    </message>
    <message>
        <source>Ids</source>
        <translation>IDs</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
</context>
<context>
    <name>natsight::TopologyTimeline</name>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::TopologyView</name>
    <message>
        <source>%1 in</source>
        <translation>%1 eingehend</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 ausgehend</translation>
    </message>
    <message>
        <source>no server answers</source>
        <translation>kein Server antwortet</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::TracePanel</name>
    <message>
        <source>Headers are written as Name: value, with semicolons between them.</source>
        <translation>Header werden als Name: Wert geschrieben, mit Semikolon dazwischen.</translation>
    </message>
    <message>
        <source>Message trace</source>
        <translation>Weg einer Nachricht</translation>
    </message>
    <message>
        <source>What the trace found</source>
        <translation>Was das Verfolgen fand</translation>
    </message>
    <message>
        <source>Subject to trace</source>
        <translation>Subject, dem nachgegangen wird</translation>
    </message>
    <message>
        <source>Subject, for instance orders.new</source>
        <translation>Subject, zum Beispiel orders.new</translation>
    </message>
    <message>
        <source>Where a message with this subject would go. It is sent as a trace only: nobody gets it, nothing stores it.</source>
        <translation>Wohin eine Nachricht mit diesem Subject ginge. Sie wird nur zum Verfolgen gesendet: Niemand bekommt sie, nichts speichert sie.</translation>
    </message>
    <message>
        <source>Payload of the traced message</source>
        <translation>Nutzdaten der verfolgten Nachricht</translation>
    </message>
    <message>
        <source>Payload (optional)</source>
        <translation>Nutzdaten (freiwillig)</translation>
    </message>
    <message>
        <source>Seldom matters: a server checks its size before anything else</source>
        <translation>Spielen selten eine Rolle: Ein Server prüft zuerst ihre Größe</translation>
    </message>
    <message>
        <source>Headers of the traced message</source>
        <translation>Header der verfolgten Nachricht</translation>
    </message>
    <message>
        <source>Name: value; … (optional)</source>
        <translation>Name: Wert; … (freiwillig)</translation>
    </message>
    <message>
        <source>Headers, with semicolons between them: what a mapping or a stream may look at</source>
        <translation>Header, mit Semikolon dazwischen: worauf eine Abbildung oder ein Stream sehen kann</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Verfolgen</translation>
    </message>
    <message>
        <source>Way of the message</source>
        <translation>Weg der Nachricht</translation>
    </message>
    <message>
        <source>Where would a message go? Type a subject: the servers tell which clients, streams, mappings and accounts it would reach. It is not delivered.</source>
        <translation>Wohin ginge eine Nachricht? Ein Subject eingeben: Die Server sagen, welche Clients, Streams, Abbildungen und Accounts sie erreichen würde. Sie wird nicht zugestellt.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop waiting for servers</source>
        <translation>Nicht länger auf Server warten</translation>
    </message>
    <message>
        <source>Trace the subject</source>
        <translation>Dem Subject nachgehen</translation>
    </message>
    <message>
        <source>Send a message that is only traced (Enter in the subject)</source>
        <translation>Eine Nachricht senden, die nur verfolgt wird (Eingabetaste im Subject)</translation>
    </message>
    <message>
        <source>Sent on, and no word came back from: %1</source>
        <translation>Weitergesendet, und keine Antwort kam von: %1</translation>
    </message>
    <message>
        <source>%1: until all servers know where to tell of it…</source>
        <translation>%1: bis alle Server wissen, wem sie davon berichten…</translation>
    </message>
    <message>
        <source>%1: waiting for servers… %2</source>
        <translation>%1: wartet auf Server… %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nobody would get it</source>
        <translation>niemand bekäme sie</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open beside</source>
        <translation>Daneben öffnen</translation>
    </message>
    <message>
        <source>Copy all as text</source>
        <translation>Alles als Text kopieren</translation>
    </message>
</context>
<context>
    <name>natsight::TrafficFeed</name>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>The server does not tell the account&apos;s traffic.</source>
        <translation>Der Server teilt den Verkehr des Accounts nicht mit.</translation>
    </message>
    <message>
        <source>These messages are from a file: nothing can be subscribed to.</source>
        <translation>Diese Nachrichten sind aus einer Datei: Nichts ist zu abonnieren.</translation>
    </message>
    <message>
        <source>Open a connection&apos;s traffic page.</source>
        <translation>Die Verkehrsseite einer Verbindung öffnen.</translation>
    </message>
</context>
<context>
    <name>natsight::TrafficPage</name>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Messages a second</source>
        <translation>Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Balance of captured messages</source>
        <translation>Bilanz der aufgezeichneten Nachrichten</translation>
    </message>
    <message>
        <source>%1 stopped by itself: its allowance is used up.</source>
        <translation>%1 hat von selbst geendet: Das Kontingent ist aufgebraucht.</translation>
    </message>
    <message>
        <source>+ subscribe</source>
        <translation>+ abonnieren</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>Abonnieren</translation>
    </message>
    <message>
        <source>Capture another subject or pattern (Ctrl+T)</source>
        <translation>Ein weiteres Subject oder Muster aufzeichnen (Strg+T)</translation>
    </message>
    <message>
        <source>Remove the restriction to a branch</source>
        <translation>Die Beschränkung auf einen Zweig aufheben</translation>
    </message>
    <message>
        <source>Filter of messages</source>
        <translation>Filter der Nachrichten</translation>
    </message>
    <message>
        <source>Messages shown</source>
        <translation>Angezeigte Nachrichten</translation>
    </message>
    <message>
        <source>Pause the view</source>
        <translation>Ansicht pausieren</translation>
    </message>
    <message>
        <source>Freeze the table; capturing goes on (Space)</source>
        <translation>Tabelle einfrieren; die Aufzeichnung läuft weiter (Leertaste)</translation>
    </message>
    <message>
        <source>Go to number or time</source>
        <translation>Zu Nummer oder Zeit gehen</translation>
    </message>
    <message>
        <source>Go to a message by number or time (Ctrl+G)</source>
        <translation>Zu einer Nachricht nach Nummer oder Zeit gehen (Strg+G)</translation>
    </message>
    <message>
        <source>Hide internal subjects</source>
        <translation>Interne Subjects ausblenden</translation>
    </message>
    <message>
        <source>Hide inboxes, $JS, $SYS, $KV and $O subjects</source>
        <translation>Inboxen und Subjects unter $JS, $SYS, $KV und $O ausblenden</translation>
    </message>
    <message>
        <source>Show the rate plot</source>
        <translation>Ratendiagramm anzeigen</translation>
    </message>
    <message>
        <source>Show or hide the rate plot</source>
        <translation>Ratendiagramm ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Clear captured messages</source>
        <translation>Aufgezeichnete Nachrichten löschen</translation>
    </message>
    <message>
        <source>Forget the captured messages; subscriptions go on</source>
        <translation>Die aufgezeichneten Nachrichten vergessen; Subscriptions laufen weiter</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>G&amp;ehe zu</translation>
    </message>
    <message>
        <source>Number or time to go to</source>
        <translation>Nummer oder Zeit des Ziels</translation>
    </message>
    <message>
        <source>1,204,271 or 14:03:20 or -5m</source>
        <translation>1.204.271 oder 14:03:20 oder -5m</translation>
    </message>
    <message>
        <source>A number of the first column, a time of today, an ISO date and time, or -5m (Enter)</source>
        <translation>Eine Nummer der ersten Spalte, eine Uhrzeit von heute, Datum und Zeit nach ISO oder -5m (Eingabe)</translation>
    </message>
    <message>
        <source>S&amp;ubject or pattern</source>
        <translation>S&amp;ubject oder Muster</translation>
    </message>
    <message>
        <source>Subject or pattern to subscribe to</source>
        <translation>Zu abonnierendes Subject oder Muster</translation>
    </message>
    <message>
        <source>* stands for one token, &gt; at the end for one or more (Enter subscribes)</source>
        <translation>* steht für ein Token, &gt; am Ende für eines oder mehrere (Eingabe abonniert)</translation>
    </message>
    <message>
        <source>&amp;Queue group</source>
        <translation>&amp;Queue-Gruppe</translation>
    </message>
    <message>
        <source>Queue group</source>
        <translation>Queue-Gruppe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>With a group, messages go here instead of to another member of it: leave it empty to only watch.</source>
        <translation>Mit einer Gruppe gehen Nachrichten hierher statt an ein anderes Mitglied der Gruppe: zum reinen Beobachten leer lassen.</translation>
    </message>
    <message>
        <source>Start to capture (Enter)</source>
        <translation>Aufzeichnung beginnen (Eingabe)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close without subscribing (Esc)</source>
        <translation>Schließen, ohne zu abonnieren (Esc)</translation>
    </message>
    <message>
        <source>Subscribe to everything</source>
        <translation>Alles abonnieren</translation>
    </message>
    <message>
        <source>Start to capture; it stops by itself after a while (Enter)</source>
        <translation>Aufzeichnung beginnen; sie endet nach einer Weile von selbst (Eingabe)</translation>
    </message>
    <message>
        <source>Do not subscribe (Esc)</source>
        <translation>Nicht abonnieren (Esc)</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>Extend the subscriptions that stop by themselves</source>
        <translation>Die Subscriptions verlängern, die von selbst enden</translation>
    </message>
    <message>
        <source>Give them their whole allowance again</source>
        <translation>Ihnen wieder das volle Kontingent geben</translation>
    </message>
    <message>
        <source>Filter subjects…</source>
        <translation>Subjects filtern…</translation>
    </message>
    <message>
        <source>Filter of subjects</source>
        <translation>Filter der Subjects</translation>
    </message>
    <message>
        <source>Shows the subjects that contain this text</source>
        <translation>Zeigt die Subjects, die diesen Text enthalten</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Subjects</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>Zur neuesten springen</translation>
    </message>
    <message>
        <source>Jump to the newest message</source>
        <translation>Zur neuesten Nachricht springen</translation>
    </message>
    <message>
        <source>Show the newest messages and follow them (Ctrl+End)</source>
        <translation>Die neuesten Nachrichten anzeigen und ihnen folgen (Strg+Ende)</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Copy pattern</source>
        <translation>Muster kopieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>■ denied</source>
        <translation>■ verweigert</translation>
    </message>
    <message>
        <source>Subscription %1, %2</source>
        <translation>Subscription %1, %2</translation>
    </message>
    <message>
        <source>Queue group %1</source>
        <translation>Queue-Gruppe %1</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>%1 empfangen</translation>
    </message>
    <message>
        <source>Del removes, M mutes</source>
        <translation>Entf entfernt, M schaltet stumm</translation>
    </message>
    <message>
        <source>%1 is denied: %2</source>
        <translation>%1 wird verweigert: %2</translation>
    </message>
    <message>
        <source>%1 has stopped.</source>
        <translation>%1 hat geendet.</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>at %1 messages</source>
        <translation>bei %1 Nachrichten</translation>
    </message>
    <message>
        <source>%1 stops by itself %2.</source>
        <translation>%1 endet von selbst %2.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>%1 and %2 overlap: a message under both is captured twice.</source>
        <translation>%1 und %2 überschneiden sich: Eine Nachricht, die unter beide fällt, wird doppelt aufgezeichnet.</translation>
    </message>
    <message>
        <source>received %1 · kept %2 · evicted %3 · dropped %4</source>
        <translation>empfangen %1 · behalten %2 · verdrängt %3 · verworfen %4</translation>
    </message>
    <message>
        <source>Evicted: removed here to stay within the capture budget.
Dropped by the client library, because this program did not keep up: %1.
Dropped because a message is larger than the whole budget: %2.</source>
        <translation>Verdrängt: hier entfernt, um das Speicherlimit der Aufzeichnung einzuhalten.
Von der Client-Bibliothek verworfen, weil dieses Programm nicht nachkam: %1.
Verworfen, weil eine Nachricht größer als das ganze Speicherlimit ist: %2.</translation>
    </message>
    <message>
        <source>Not subscribed</source>
        <translation>Nicht abonniert</translation>
    </message>
    <message>
        <source>Watching %1</source>
        <translation>%1 wird beobachtet</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>gefiltert</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
    <message>
        <source>%1 of %2, %3 % read</source>
        <translation>%1 von %2, %3 % gelesen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source> · %1 waiting</source>
        <translation> · %1 wartend</translation>
    </message>
    <message>
        <source>Subscribe to a subject</source>
        <translation>Ein Subject abonnieren</translation>
    </message>
    <message>
        <source>Reading captured messages</source>
        <translation>Aufgezeichnete Nachrichten werden gelesen</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>Keine Nachricht passt</translation>
    </message>
    <message>
        <source>None of the newest matches yet.</source>
        <translation>Von den neuesten passt noch keine.</translation>
    </message>
    <message>
        <source>None of %1 captured messages matches the filter. New ones show up when they do.</source>
        <translation>Keine von %1 aufgezeichneten Nachrichten passt zum Filter. Neue erscheinen, sobald sie passen.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No subscription yet</source>
        <translation>Noch keine Subscription</translation>
    </message>
    <message>
        <source>Messages of the subjects that you subscribe to show up here.</source>
        <translation>Nachrichten der abonnierten Subjects erscheinen hier.</translation>
    </message>
    <message>
        <source>This user may not subscribe</source>
        <translation>Dieser Benutzer darf nicht abonnieren</translation>
    </message>
    <message>
        <source>Subscribe to another subject</source>
        <translation>Ein anderes Subject abonnieren</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>Warten auf die Verbindung</translation>
    </message>
    <message>
        <source>Captures as soon as there is a connection and a subscription is not muted.</source>
        <translation>Zeichnet auf, sobald eine Verbindung besteht und eine Subscription nicht stummgeschaltet ist.</translation>
    </message>
    <message>
        <source>Waiting for messages</source>
        <translation>Warten auf Nachrichten</translation>
    </message>
    <message>
        <source>Subscribed to %1. Nothing has been published there since.</source>
        <translation>%1 ist abonniert. Seitdem wurde dort nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>The newest message, or the one that you select, shows up here.</source>
        <translation>Die neueste oder die ausgewählte Nachricht erscheint hier.</translation>
    </message>
    <message>
        <source>Newest message, %1</source>
        <translation>Neueste Nachricht, %1</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort-Subject</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Live fortsetzen</translation>
    </message>
    <message>
        <source>Show new messages again (Space)</source>
        <translation>Neue Nachrichten wieder anzeigen (Leertaste)</translation>
    </message>
    <message>
        <source>paused %1</source>
        <translation>pausiert %1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>Nachrichten filtern</translation>
    </message>
    <message>
        <source>Go to a number or time</source>
        <translation>Zu einer Nummer oder Zeit gehen</translation>
    </message>
    <message>
        <source>Leave the selected message and follow the newest</source>
        <translation>Die ausgewählte Nachricht verlassen und der neuesten folgen</translation>
    </message>
    <message>
        <source>In the tree: show only this branch</source>
        <translation>Im Baum: nur diesen Zweig anzeigen</translation>
    </message>
    <message>
        <source>Copy the selected messages as tab-separated text</source>
        <translation>Die ausgewählten Nachrichten als tabulatorgetrennten Text kopieren</translation>
    </message>
    <message>
        <source>Copy the message as nats command</source>
        <translation>Die Nachricht als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>On a subscription: remove it</source>
        <translation>Auf einer Subscription: entfernen</translation>
    </message>
    <message>
        <source>On a subscription: mute or unmute it</source>
        <translation>Auf einer Subscription: stummschalten oder Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Only %1; remove</source>
        <translation>Nur %1; entfernen</translation>
    </message>
    <message>
        <source>Only %1 is shown. Click to show all again.</source>
        <translation>Nur %1 wird angezeigt. Ein Klick zeigt wieder alles.</translation>
    </message>
    <message>
        <source>Subscribed to %1.</source>
        <translation>%1 abonniert.</translation>
    </message>
    <message>
        <source>%1 brings everything that this account&apos;s users may see to this computer. %2 The server sends each of these messages once more, over your network; in production that can slow others. It stops by itself after a while.</source>
        <translation>%1 bringt alles, was die Benutzer dieses Accounts sehen dürfen, auf diesen Rechner. %2 Der Server sendet jede dieser Nachrichten noch einmal über das eigene Netzwerk; im Produktivbetrieb kann das andere bremsen. Die Subscription endet nach einer Weile von selbst.</translation>
    </message>
    <message>
        <source>Asking the server how much that is now…</source>
        <translation>Der Server wird gefragt, wie viel das derzeit ist…</translation>
    </message>
    <message>
        <source>Now that is %1, %2.</source>
        <translation>Derzeit sind das %1, %2.</translation>
    </message>
    <message>
        <source>How much that is now, the server does not tell.</source>
        <translation>Wie viel das derzeit ist, teilt der Server nicht mit.</translation>
    </message>
    <message>
        <source>That is neither a number nor a time.</source>
        <translation>Das ist weder eine Nummer noch eine Zeit.</translation>
    </message>
    <message>
        <source>There is no such message yet.</source>
        <translation>Diese Nachricht gibt es noch nicht.</translation>
    </message>
    <message>
        <source>Message %1 is not shown or no longer kept; this is the next one.</source>
        <translation>Nachricht %1 wird nicht angezeigt oder nicht mehr behalten; dies ist die nächste.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) copied.</source>
        <translation>
            <numerusform>%n Nachricht kopiert.</numerusform>
            <numerusform>%n Nachrichten kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show only this branch</source>
        <translation>Nur diesen Zweig anzeigen</translation>
    </message>
    <message>
        <source>Subscribe to this</source>
        <translation>Dies abonnieren</translation>
    </message>
    <message>
        <source>Copy subject</source>
        <translation>Subject kopieren</translation>
    </message>
    <message>
        <source>Expand to depth %1</source>
        <translation>Bis Tiefe %1 ausklappen</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alle ausklappen</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alle einklappen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy payload</source>
        <translation>Inhalt kopieren</translation>
    </message>
    <message>
        <source>Show only this subject</source>
        <translation>Nur dieses Subject anzeigen</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Erneut senden…</translation>
    </message>
    <message>
        <source>Text, or a filter such as json.total &gt;= 100</source>
        <translation>Text oder ein Filter wie json.total &gt;= 100</translation>
    </message>
    <message>
        <source>Export messages</source>
        <translation>Nachrichten exportieren</translation>
    </message>
    <message>
        <source>Write captured messages to a file (Ctrl+E)</source>
        <translation>Aufgezeichnete Nachrichten in eine Datei schreiben (Strg+E)</translation>
    </message>
    <message>
        <source>Export messages to a file</source>
        <translation>Nachrichten in eine Datei exportieren</translation>
    </message>
    <message>
        <source>Selected messages</source>
        <translation>Ausgewählte Nachrichten</translation>
    </message>
    <message>
        <source>What the filter shows</source>
        <translation>Was der Filter zeigt</translation>
    </message>
    <message>
        <source>Everything kept</source>
        <translation>Alles, was behalten wird</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Follow exchange</source>
        <translation>Austausch verfolgen</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Die Datei wird gelesen</translation>
    </message>
    <message>
        <source>No message in this file</source>
        <translation>Keine Nachricht in dieser Datei</translation>
    </message>
    <message>
        <source>Its messages show up here as they are read.</source>
        <translation>Ihre Nachrichten erscheinen hier, sobald sie gelesen sind.</translation>
    </message>
    <message>
        <source>A file that was exported as NDJSON has a message in each line.</source>
        <translation>Eine Datei, die als NDJSON exportiert wurde, hat eine Nachricht je Zeile.</translation>
    </message>
    <message>
        <source>The message that you select shows up here.</source>
        <translation>Die ausgewählte Nachricht erscheint hier.</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>aus einer Datei</translation>
    </message>
    <message>
        <source>Compare the two messages</source>
        <translation>Die zwei Nachrichten vergleichen</translation>
    </message>
    <message>
        <source>Compare with previous on this subject</source>
        <translation>Mit der vorigen auf diesem Subject vergleichen</translation>
    </message>
    <message>
        <source>Trace this subject</source>
        <translation>Diesem Subject nachgehen</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>the payload</source>
        <translation>die Nutzdaten</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Size of the messages on this subject</source>
        <translation>Größe der Nachrichten auf diesem Subject</translation>
    </message>
    <message>
        <source>%1 plots are as many as there can be: remove one first.</source>
        <translation>%1 Diagramme sind so viele, wie es geben kann: erst eines entfernen.</translation>
    </message>
    <message>
        <source>In the filter: its language and keys</source>
        <translation>Im Filter: seine Sprache und Tasten</translation>
    </message>
    <message>
        <source>this branch</source>
        <translation>diesem Zweig</translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation>Nach %1 filtern</translation>
    </message>
    <message>
        <source>Exclude %1</source>
        <translation>%1 ausschließen</translation>
    </message>
    <message>
        <source>Messages a second on this subject</source>
        <translation>Nachrichten pro Sekunde auf diesem Subject</translation>
    </message>
    <message>
        <source>Bytes a second on this subject</source>
        <translation>Bytes pro Sekunde auf diesem Subject</translation>
    </message>
    <message>
        <source>all that is kept</source>
        <translation>allem, was behalten wird</translation>
    </message>
    <message>
        <source>what the filter shows</source>
        <translation>dem, was der Filter zeigt</translation>
    </message>
    <message>
        <source>Messages a second of %1</source>
        <translation>Nachrichten pro Sekunde von %1</translation>
    </message>
    <message>
        <source>Bytes a second of %1</source>
        <translation>Bytes pro Sekunde von %1</translation>
    </message>
</context>
<context>
    <name>natsight::TransferListModel</name>
    <message>
        <source>upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>copy from %1</source>
        <translation>Kopie von %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Bytes/s</source>
        <translation>Bytes/s</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>natsight::TtlField</name>
    <message>
        <source>Time to live</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>none; for instance %1</source>
        <translation>keine; zum Beispiel %1</translation>
    </message>
    <message>
        <source>The time to live is a length of time in whole seconds, for instance 90s, 15m or 1d 12h.</source>
        <translation>Die Lebensdauer ist eine Zeitspanne in ganzen Sekunden, zum Beispiel 90s, 15m oder 1d 12h.</translation>
    </message>
</context>
<context>
    <name>natsight::ValueView</name>
    <message>
        <source>No key is selected</source>
        <translation>Kein Schlüssel ausgewählt</translation>
    </message>
    <message>
        <source>Select a key to see its value and history, or create a new one.</source>
        <translation>Einen Schlüssel auswählen, um Wert und Verlauf zu sehen, oder einen neuen anlegen.</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Andere Fassung übernehmen</translation>
    </message>
    <message>
        <source>Shows what is there now. What you typed comes back with Undo.</source>
        <translation>Zeigt, was jetzt dort steht. Das Eingegebene kommt mit „Rückgängig“ zurück.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine Fassung behalten</translation>
    </message>
    <message>
        <source>Your text becomes an edit of what is there now: saving replaces it.</source>
        <translation>Der eingegebene Text wird zu einer Bearbeitung dessen, was jetzt dort steht: Speichern ersetzt es.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Size of the value, or what is wrong with it</source>
        <translation>Größe des Werts oder was daran nicht stimmt</translation>
    </message>
    <message>
        <source>More of the key</source>
        <translation>Mehr zum Schlüssel</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Store without white space</source>
        <translation>Ohne Leerraum speichern</translation>
    </message>
    <message>
        <source>JSON is shown with a value on each line and stored on one.</source>
        <translation>JSON wird mit einem Wert je Zeile angezeigt und in einer Zeile gespeichert.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Format the text</source>
        <translation>Text formatieren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>More for this key</source>
        <translation>Mehr für diesen Schlüssel</translation>
    </message>
    <message>
        <source>Discard my edit</source>
        <translation>Meine Bearbeitung verwerfen</translation>
    </message>
    <message>
        <source>Load from file…</source>
        <translation>Aus Datei laden…</translation>
    </message>
    <message>
        <source>Load a value</source>
        <translation>Wert laden</translation>
    </message>
    <message>
        <source>Save to file…</source>
        <translation>In Datei speichern…</translation>
    </message>
    <message>
        <source>Save the value</source>
        <translation>Wert speichern</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy as nats command</source>
        <translation>Als nats-Befehl kopieren</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>The bucket is gone.</source>
        <translation>Den Bucket gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Can&apos;t read %1: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The key has no value: it expired, was purged, or never was there.</source>
        <translation>Der Schlüssel hat keinen Wert: Er ist abgelaufen, wurde geleert oder war nie vorhanden.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Purged</source>
        <translation>Geleert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>%1 %2, revision %3.</source>
        <translation>%1 %2, Revision %3.</translation>
    </message>
    <message>
        <source>This is its last value, of revision %1.</source>
        <translation>Das ist sein letzter Wert, aus Revision %1.</translation>
    </message>
    <message>
        <source>No value from before is kept.</source>
        <translation>Es ist kein früherer Wert erhalten.</translation>
    </message>
    <message>
        <source>Can&apos;t read what was changed: %1</source>
        <translation>Die Änderung kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>%1 has this value as revision %2.</source>
        <translation>%1 hat diesen Wert als Revision %2.</translation>
    </message>
    <message>
        <source>The key is gone meanwhile: it expired or was purged, and has no revision any more.</source>
        <translation>Den Schlüssel gibt es inzwischen nicht mehr: Er ist abgelaufen oder wurde geleert und hat keine Revision mehr.</translation>
    </message>
    <message>
        <source>Deleted by someone else in revision %1, %2.</source>
        <translation>Von jemand anderem in Revision %1 gelöscht, %2.</translation>
    </message>
    <message>
        <source>Changed by someone else to revision %1, %2.</source>
        <translation>Von jemand anderem zu Revision %1 geändert, %2.</translation>
    </message>
    <message>
        <source>Changed by someone else to revision %1.</source>
        <translation>Von jemand anderem zu Revision %1 geändert.</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Nicht gespeichert.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>This is what is there now; Undo brings your text back.</source>
        <translation>Das steht jetzt dort; „Rückgängig“ bringt den eigenen Text zurück.</translation>
    </message>
    <message>
        <source>Before · revision %1</source>
        <translation>Vorher · Revision %1</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine Fassung</translation>
    </message>
    <message>
        <source>Theirs · deleted in revision %1</source>
        <translation>Andere Fassung · in Revision %1 gelöscht</translation>
    </message>
    <message>
        <source>Theirs · revision %1</source>
        <translation>Andere Fassung · Revision %1</translation>
    </message>
    <message>
        <source>%1 was changed by someone else</source>
        <translation>%1 wurde von jemand anderem geändert</translation>
    </message>
    <message>
        <source>Your edit of %1 is kept; it is not saved.</source>
        <translation>Ihre Bearbeitung von %1 bleibt erhalten; sie ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Close without saving %1?</source>
        <translation>Schließen, ohne %1 zu speichern?</translation>
    </message>
    <message>
        <source>Close without saving %1 keys?</source>
        <translation>Schließen, ohne %1 Schlüssel zu speichern?</translation>
    </message>
    <message>
        <source>What you typed is lost.</source>
        <translation>Das Eingegebene geht verloren.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Ohne Speichern schließen</translation>
    </message>
    <message>
        <source>Too big: %1, and this bucket takes %2.</source>
        <translation>Zu groß: %1, und dieser Bucket nimmt %2 an.</translation>
    </message>
    <message>
        <source>It stays %1: %2</source>
        <translation>Es bleibt bei %1: %2</translation>
    </message>
    <message>
        <source>It has %1; at most %2 are read.</source>
        <translation>Die Datei hat %1; höchstens %2 werden gelesen.</translation>
    </message>
    <message>
        <source>Can&apos;t load %1: %2</source>
        <translation>%1 kann nicht geladen werden: %2</translation>
    </message>
    <message>
        <source>Loaded %1. It is not saved yet.</source>
        <translation>%1 geladen. Noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Saved the value to %1.</source>
        <translation>Wert in %1 gespeichert.</translation>
    </message>
    <message>
        <source>Can&apos;t save the value to %1: %2</source>
        <translation>Der Wert kann nicht in %1 gespeichert werden: %2</translation>
    </message>
    <message>
        <source>This connection is read-only: nothing can be changed.</source>
        <translation>Diese Verbindung ist schreibgeschützt: Es kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>The connection is gone.</source>
        <translation>Die Verbindung besteht nicht mehr.</translation>
    </message>
    <message>
        <source>%1 is created as revision %2.</source>
        <translation>%1 ist als Revision %2 angelegt.</translation>
    </message>
    <message>
        <source>Save %1 as %2?</source>
        <translation>%1 als %2 speichern?</translation>
    </message>
    <message>
        <source>The value cannot be written byte for byte as it was, also where you changed nothing: binary data, number sizes or the like become what the JSON says.</source>
        <translation>Der Wert kann nicht Byte für Byte so geschrieben werden, wie er war, auch dort nicht, wo nichts geändert wurde: Binärdaten, Zahlengrößen oder Ähnliches werden zu dem, was das JSON angibt.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 is saved as revision %2.</source>
        <translation>%1 ist als Revision %2 gespeichert.</translation>
    </message>
    <message>
        <source>%1 is reverted; it is revision %2.</source>
        <translation>%1 ist zurückgesetzt und ist jetzt Revision %2.</translation>
    </message>
    <message>
        <source>%1 is deleted in revision %2.</source>
        <translation>%1 ist in Revision %2 gelöscht.</translation>
    </message>
    <message>
        <source>%1 is purged in revision %2.</source>
        <translation>%1 ist in Revision %2 geleert.</translation>
    </message>
    <message>
        <source>The answer did not come; reading it back told.</source>
        <translation>Die Antwort blieb aus; das Zurücklesen ergab das Ergebnis.</translation>
    </message>
    <message>
        <source>%1 is not saved: %2</source>
        <translation>%1 ist nicht gespeichert: %2</translation>
    </message>
    <message>
        <source>Not saved: %1 Your edit is kept.</source>
        <translation>Nicht gespeichert: %1 Ihre Bearbeitung bleibt erhalten.</translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation>Nichts wurde geändert: %1</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Nothing was changed: someone else has changed the key meanwhile (revision %1). Look at it and try again.</source>
        <translation>Nichts wurde geändert: Jemand anderes hat den Schlüssel inzwischen geändert (Revision %1). Bitte ansehen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>It is still not known whether it was saved: %1</source>
        <translation>Es ist noch nicht bekannt, ob gespeichert wurde: %1</translation>
    </message>
    <message>
        <source>It was not saved. Saving again is safe: it is compared with what is there.</source>
        <translation>Es wurde nicht gespeichert. Erneutes Speichern ist sicher: Es wird mit dem verglichen, was dort steht.</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>Readers find no value any more. Its revisions stay in the history, and the last one can be restored while it is kept.</source>
        <translation>Lesende finden keinen Wert mehr. Die Revisionen bleiben im Verlauf, und die letzte kann wiederhergestellt werden, solange sie behalten wird.</translation>
    </message>
    <message>
        <source>Your edit is not saved.</source>
        <translation>Ihre Bearbeitung ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>Schlüssel löschen</translation>
    </message>
    <message>
        <source>Purge %1?</source>
        <translation>%1 leeren?</translation>
    </message>
    <message>
        <source>Its only revision is lost for good; only a mark stays that it was purged.</source>
        <translation>Die einzige Revision geht endgültig verloren; es bleibt nur eine Markierung, dass der Schlüssel geleert wurde.</translation>
    </message>
    <message>
        <source>All %1 revisions are lost for good; only a mark stays that it was purged.</source>
        <translation>Alle %1 Revisionen gehen endgültig verloren; es bleibt nur eine Markierung, dass der Schlüssel geleert wurde.</translation>
    </message>
    <message>
        <source>More than %1 revisions are lost for good; only a mark stays that it was purged.</source>
        <translation>Mehr als %1 Revisionen gehen endgültig verloren; es bleibt nur eine Markierung, dass der Schlüssel geleert wurde.</translation>
    </message>
    <message>
        <source>Purge 1 revision</source>
        <translation>1 Revision leeren</translation>
    </message>
    <message>
        <source>Purge %1 revisions</source>
        <translation>%1 Revisionen leeren</translation>
    </message>
    <message>
        <source>Save or discard your edit before you revert.</source>
        <translation>Vor dem Zurücksetzen bitte die Bearbeitung speichern oder verwerfen.</translation>
    </message>
    <message>
        <source>Revert %1 to revision %2?</source>
        <translation>%1 auf Revision %2 zurücksetzen?</translation>
    </message>
    <message>
        <source>Its value of %1 is written as a new revision. What is there now stays in the history.</source>
        <translation>Der Wert von %1 wird als neue Revision geschrieben. Was jetzt dort steht, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Revision %1 · %2 · %3</source>
        <translation>Revision %1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1: two revisions</source>
        <translation>%1: zwei Revisionen</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>Format: %1, with an error</source>
        <translation>Format: %1, mit einem Fehler</translation>
    </message>
    <message>
        <source>Format: %1</source>
        <translation>Format: %1</translation>
    </message>
    <message>
        <source>Format in which the value is shown and edited</source>
        <translation>Format, in dem der Wert angezeigt und bearbeitet wird</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>writing…</source>
        <translation>wird geschrieben…</translation>
    </message>
    <message>
        <source>you write a first revision</source>
        <translation>eine erste Revision wird geschrieben</translation>
    </message>
    <message>
        <source>no revision</source>
        <translation>keine Revision</translation>
    </message>
    <message>
        <source>you edit revision %1</source>
        <translation>Revision %1 wird bearbeitet</translation>
    </message>
    <message>
        <source>deleted in revision %1</source>
        <translation>in Revision %1 gelöscht</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>expires in %1</source>
        <translation>läuft in %1 ab</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>saving takes its time to live away</source>
        <translation>Speichern entfernt die Lebensdauer</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Writes the last value again, as a new revision (Ctrl+S)</source>
        <translation>Schreibt den letzten Wert erneut, als neue Revision (Strg+S)</translation>
    </message>
    <message>
        <source>Writes a new revision, if nobody else has meanwhile (Ctrl+S)</source>
        <translation>Schreibt eine neue Revision, falls das inzwischen niemand anderes getan hat (Strg+S)</translation>
    </message>
    <message>
        <source>Lays the text out with a value on each line</source>
        <translation>Stellt den Text mit einem Wert je Zeile dar</translation>
    </message>
    <message>
        <source>The mark that the key was purged goes by itself after this time. The nats command has nothing for it.</source>
        <translation>Die Markierung, dass der Schlüssel geleert wurde, verschwindet nach dieser Zeit von selbst. Der Befehl nats hat nichts dafür.</translation>
    </message>
    <message>
        <source>Time to live of the mark</source>
        <translation>Lebensdauer der Markierung</translation>
    </message>
    <message>
        <source>&amp;Mark goes after</source>
        <translation>&amp;Markierung entfällt nach</translation>
    </message>
</context>
<context>
    <name>natsight::WatcherModel</name>
    <message>
        <source>watch</source>
        <translation>Beobachtung</translation>
    </message>
    <message>
        <source>push consumer</source>
        <translation>Push-Consumer</translation>
    </message>
    <message>
        <source>pull consumer</source>
        <translation>Pull-Consumer</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Schlüssel</translation>
    </message>
    <message>
        <source>%1, without values</source>
        <translation>%1, ohne Werte</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>nobody listens</source>
        <translation>niemand hört zu</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
</context>
<context>
    <name>natsight::WatchersDialog</name>
    <message>
        <source>Who watches %1</source>
        <translation>Wer %1 beobachtet</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>Beobachter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>Nobody watches this bucket at the moment.</source>
        <translation>Derzeit beobachtet niemand diesen Bucket.</translation>
    </message>
    <message>
        <source>One consumer is told of changes; this page&apos;s own watch is among them.</source>
        <translation>Ein Consumer erfährt von Änderungen; die eigene Beobachtung dieser Seite zählt mit.</translation>
    </message>
    <message>
        <source>%1 consumers are told of changes; this page&apos;s own watch is among them.</source>
        <translation>%1 Consumer erfahren von Änderungen; die eigene Beobachtung dieser Seite zählt mit.</translation>
    </message>
    <message>
        <source>The list is not complete: %1</source>
        <translation>Die Liste ist nicht vollständig: %1</translation>
    </message>
    <message>
        <source>Which clients they are is not known: %1</source>
        <translation>Welche Clients es sind, ist nicht bekannt: %1</translation>
    </message>
</context>
</TS>
