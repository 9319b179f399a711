PRAGMA application_id = 1095518034;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE document (
    side TEXT PRIMARY KEY, name TEXT NOT NULL, lang TEXT NOT NULL, sha256 TEXT NOT NULL,
    original TEXT NOT NULL, aside TEXT NOT NULL, findings TEXT NOT NULL
) STRICT;
INSERT INTO "document" VALUES('source','de.txt','de','0000000000000000000000000000000000000000000000000000000000000000','Im Jahre 1920 reiste die Gesandtschaft nach Moskau.
Dort traf sie Tschitscherin.
Man sprach lange.
Der Vertrag wurde am 16. März 1921 unterzeichnet.
Er hat 16 Artikel.','[]','[]');
INSERT INTO "document" VALUES('target','tr.txt','tr','1111111111111111111111111111111111111111111111111111111111111111','Heyet 1920 yılında Moskova’ya gitti.
Orada Çiçerin ile görüştü ve uzun konuşuldu.
Antlaşma 16 Mart 1921’de imzalandı.
Antlaşmanın 16 maddesi vardır.','[]','[]');
CREATE TABLE edit (
    number INTEGER PRIMARY KEY, made TEXT NOT NULL, at INTEGER NOT NULL, label TEXT NOT NULL,
    removed TEXT NOT NULL, added TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "edit" VALUES(1,'2026-11-23T06:50:30Z',0,'merge','[[0, 1, 0, 1, 0.9, "suggested", ""], [1, 3, 1, 2, 0.8, "suggested", ""]]','[[0, 3, 0, 2, 0.8, "suggested", ""]]',0);
INSERT INTO "edit" VALUES(2,'2026-11-23T06:50:30Z',0,'confirm','[[0, 3, 0, 2, 0.8, "suggested", ""]]','[[0, 3, 0, 2, 0.8, "confirmed", ""]]',1);
CREATE TABLE link (
    rank INTEGER PRIMARY KEY, source_start INTEGER NOT NULL, source_stop INTEGER NOT NULL,
    target_start INTEGER NOT NULL, target_stop INTEGER NOT NULL, confidence REAL NOT NULL,
    status TEXT NOT NULL, comment TEXT NOT NULL
) STRICT;
INSERT INTO "link" VALUES(6442450944,0,3,0,2,0.8,'suggested','');
INSERT INTO "link" VALUES(12884901888,3,4,2,3,0.95,'suggested','');
INSERT INTO "link" VALUES(17179869184,4,5,3,4,0.7,'suggested','');
CREATE TABLE sentence (
    side TEXT NOT NULL REFERENCES document, position INTEGER NOT NULL, id TEXT NOT NULL,
    part TEXT NOT NULL, note INTEGER, paragraph INTEGER NOT NULL, text TEXT NOT NULL,
    markers TEXT NOT NULL, pieces TEXT NOT NULL,
    PRIMARY KEY (side, position), UNIQUE (side, id)
) STRICT;
INSERT INTO "sentence" VALUES('source',0,'b1','body',NULL,1,'Im Jahre 1920 reiste die Gesandtschaft nach Moskau.','[]','[]');
INSERT INTO "sentence" VALUES('source',1,'b2','body',NULL,2,'Dort traf sie Tschitscherin.','[]','[]');
INSERT INTO "sentence" VALUES('source',2,'b3','body',NULL,3,'Man sprach lange.','[]','[]');
INSERT INTO "sentence" VALUES('source',3,'b4','body',NULL,4,'Der Vertrag wurde am 16. März 1921 unterzeichnet.','[]','[]');
INSERT INTO "sentence" VALUES('source',4,'b5','body',NULL,5,'Er hat 16 Artikel.','[]','[]');
INSERT INTO "sentence" VALUES('target',0,'b1','body',NULL,1,'Heyet 1920 yılında Moskova’ya gitti.','[]','[]');
INSERT INTO "sentence" VALUES('target',1,'b2','body',NULL,2,'Orada Çiçerin ile görüştü ve uzun konuşuldu.','[]','[]');
INSERT INTO "sentence" VALUES('target',2,'b3','body',NULL,3,'Antlaşma 16 Mart 1921’de imzalandı.','[]','[]');
INSERT INTO "sentence" VALUES('target',3,'b4','body',NULL,4,'Antlaşmanın 16 maddesi vardır.','[]','[]');
CREATE TABLE work (
    title TEXT NOT NULL, created TEXT NOT NULL, tool TEXT NOT NULL, model TEXT NOT NULL,
    digest TEXT NOT NULL, parameters TEXT NOT NULL
) STRICT;
INSERT INTO "work" VALUES('a treaty','2026-11-23T06:50:30Z','aligner test','','','{"gap_open": 3.0}');
COMMIT;
