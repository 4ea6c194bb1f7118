-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: newssniffer
-- ------------------------------------------------------
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `news_article_feeds`;
CREATE TABLE `news_article_feeds` (
  `id` int NOT NULL AUTO_INCREMENT,
  `url` varchar(255) DEFAULT NULL,
  `name` varchar(255) DEFAULT NULL,
  `source` varchar(32) DEFAULT NULL,
  `check_period` int DEFAULT '300',
  `next_check_after` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4;
INSERT INTO `news_article_feeds` VALUES (1,'http://sound.example/rss','The Sound','sound',300,'2012-06-02 00:00:00');
DROP TABLE IF EXISTS `news_article_version_texts`;
CREATE TABLE `news_article_version_texts` (
  `news_article_version_id` int NOT NULL,
  `text` mediumtext,
  UNIQUE KEY `index_news_article_version_texts_on_news_article_version_id` (`news_article_version_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES `news_article_version_texts` WRITE;
/*!40000 ALTER TABLE `news_article_version_texts` DISABLE KEYS */;
INSERT INTO `news_article_version_texts` VALUES (11,'The council has closed the harbour.\nGusts of 33 metres a second were measured.'),(12,'The council has closed the harbour.\nGusts of 35 metres a second were measured, it\'s said.'),(13,'The council has closed the harbour.\nGusts of 35 metres a second were measured, it\'s said.'),(21,'The club won 2–1.'),(22,'The club won 2–1 after extra time.'),(31,'A comet is seen.');
/*!40000 ALTER TABLE `news_article_version_texts` ENABLE KEYS */;
UNLOCK TABLES;
DROP TABLE IF EXISTS `news_article_versions`;
CREATE TABLE `news_article_versions` (
  `id` int NOT NULL AUTO_INCREMENT,
  `news_article_id` int DEFAULT NULL,
  `title` varchar(200) DEFAULT NULL,
  `url` varchar(250) DEFAULT NULL,
  `created_at` datetime DEFAULT NULL,
  `version` smallint DEFAULT NULL,
  `text_hash` char(32) DEFAULT NULL,
  `votes` int DEFAULT '0',
  PRIMARY KEY (`id`),
  KEY `news_article_versions_news_article_id_index` (`news_article_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `news_article_versions` VALUES (11,1,'Storm closes harbour','http://sound.example/storm','2012-06-01 10:00:00',0,'aa',0),(12,1,'Storm closes harbour','http://sound.example/storm','2012-06-01 10:30:00',1,'bb',0),(13,1,'Storm closes harbour','http://sound.example/storm','2012-06-01 12:00:00',2,'cc',0),(21,2,'Cup final','http://sound.example/cup','2012-06-02 20:00:00',0,'dd',0),(22,2,'Cup final','http://sound.example/cup','9012-06-02 20:30:00',1,'ee',0),(31,3,'Comet','http://sound.example/comet','2012-06-03 01:00:00',0,'ff',0),(41,99,'Lost','http://sound.example/lost','2012-06-03 01:00:00',0,'gg',0);
DROP TABLE IF EXISTS `news_articles`;
CREATE TABLE `news_articles` (
  `id` int NOT NULL AUTO_INCREMENT,
  `created_at` datetime DEFAULT NULL,
  `updated_at` datetime DEFAULT NULL,
  `source` varchar(32) DEFAULT NULL,
  `guid` varchar(200) DEFAULT NULL,
  `url` varchar(250) DEFAULT NULL,
  `title` varchar(200) DEFAULT NULL,
  `published_at` datetime DEFAULT NULL,
  `versions_count` int DEFAULT '0',
  `next_check_after` datetime DEFAULT NULL,
  `check_period` int DEFAULT NULL,
  `parser` varchar(255) DEFAULT NULL,
  `hidden` tinyint(1) DEFAULT '0',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `news_articles` VALUES (1,'2012-06-01 09:55:00','2012-06-01 12:00:00','sound','g1','http://sound.example/storm','Storm closes harbour','2012-06-01 09:50:00',3,NULL,1800,'SoundPageParserV1',0),(2,'2012-06-02 19:55:00','2012-06-02 20:30:00','sound','g2','http://sound.example/cup','Cup final',NULL,2,NULL,1800,'SoundPageParserV1',0),(3,'2012-06-03 00:55:00','2012-06-03 01:00:00','sound','g3','javascript:alert(1)','Comet',NULL,1,NULL,1800,'SoundPageParserV1',0),(4,'2012-06-03 00:55:00','2012-06-03 01:00:00','sound','g4','http://sound.example/empty','Empty',NULL,0,NULL,1800,'SoundPageParserV1',0);
-- Dump completed on 2012-06-04  0:00:00
