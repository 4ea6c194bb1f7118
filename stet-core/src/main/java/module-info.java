// SPDX-License-Identifier: Apache-2.0
/// The part of Stet that decides and touches nothing: records in, records out.
///
/// It requires neither `java.sql` nor `java.net.http`, so the compiler refuses both.
module stet.core {
    requires static org.jspecify;
    requires java.xml;
    requires org.jsoup;
    requires com.ibm.icu;
    requires tools.jackson.databind;
    requires crawler.commons;
    requires com.rometools.rome;
    requires org.jdom2;

    exports stet.model;
    exports stet.discover;
    exports stet.extract;
    exports stet.compare;
    exports stet.schedule;
    exports stet.syndicate;
    exports stet.check;
    exports stet.health;
    exports stet.search;
    exports stet.coverage;
}
