// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import stet.gazette.Gazette;
import stet.gazette.Piece;
import stet.model.Address;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Seed;

/// Pretend outlets on ports of 127.0.0.1 that share out a number of made-up articles. For one thread.
final class Outlets implements AutoCloseable {
    private final List<Pieces> pieces = Pieces.all();
    private final List<Gazette> gazettes = new ArrayList<>();
    private final Dating dating;
    private int articles;
    private int edition;

    /// Which times the pages state.
    interface Dating {
        Piece dated(int number, Piece piece);
    }

    /// @param articles in all, evenly among the outlets
    Outlets(int count, int articles) {
        this(count, articles, (_, piece) -> piece);
    }

    /// @param articles in all, evenly among the outlets; the last ones are listed first
    Outlets(int count, int articles, Dating dating) {
        this.dating = dating;
        for (int i = 0; i < count; i++) {
            gazettes.add(new Gazette(pieces(i).habits(i)));
        }
        for (int i = 0; i < articles; i++) {
            publish();
        }
    }

    /// One more article.
    void publish() {
        int number = articles++;
        gazette(number).publish(path(number), piece(number, 0));
    }

    private Piece piece(int number, int toEdition) {
        return dating.dated(number, pieces(outlet(number)).piece(number, toEdition));
    }

    int articles() {
        return articles;
    }

    int count() {
        return gazettes.size();
    }

    /// Another edition of every article.
    void editAll() {
        edition++;
        for (int number = 0; number < articles; number++) {
            edit(number, edition);
        }
    }

    /// @param number of the article, from 0
    void edit(int number, int toEdition) {
        gazette(number).edit(path(number), piece(number, toEdition));
    }

    /// The outlets as Stet knows them, each with its feed.
    List<Outlet> known() {
        return IntStream.range(0, gazettes.size())
                .mapToObj(i -> {
                    var home = gazettes.get(i).home();
                    var id = new OutletId("gazette-" + i);
                    var feed = new Seed(id, new Address(home + "feed.xml"), Seed.Kind.FEED);
                    return new Outlet(
                            id,
                            "Gazette %d".formatted(i),
                            new Address(home),
                            pieces(i).language(),
                            List.of(feed));
                })
                .toList();
    }

    /// The addresses of one outlet's articles.
    List<Address> addresses(int outlet) {
        return numbers(outlet).mapToObj(this::address).toList();
    }

    /// The numbers of one outlet's articles.
    IntStream numbers(int outlet) {
        return IntStream.iterate(outlet, number -> number < articles, number -> number + count());
    }

    Address address(int number) {
        return new Address(gazette(number).address(path(number)));
    }

    private int outlet(int number) {
        return number % gazettes.size();
    }

    private Gazette gazette(int number) {
        return gazettes.get(outlet(number));
    }

    private Pieces pieces(int outlet) {
        return pieces.get(outlet % pieces.size());
    }

    private static String path(int number) {
        return "/news/a-report-from-ward-%d".formatted(number);
    }

    @Override
    public void close() {
        gazettes.forEach(Gazette::close);
    }
}
