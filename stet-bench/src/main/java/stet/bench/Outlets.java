// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import stet.gazette.Gazette;
import stet.model.Address;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Seed;

/// Pretend outlets on ports of 127.0.0.1 that share out a number of made-up articles. For one thread.
final class Outlets implements AutoCloseable {
    private final List<Pieces> pieces = Pieces.all();
    private final List<Gazette> gazettes = new ArrayList<>();
    private final int articles;
    private int edition;

    /// @param articles in all, evenly among the outlets
    Outlets(int count, int articles) {
        this.articles = articles;
        for (int i = 0; i < count; i++) {
            gazettes.add(new Gazette(pieces(i).habits(i)));
        }
        for (int number = 0; number < articles; number++) {
            gazette(number).publish(path(number), pieces(outlet(number)).piece(number, 0));
        }
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
        gazette(number).edit(path(number), pieces(outlet(number)).piece(number, toEdition));
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
        return IntStream.range(0, articles)
                .filter(number -> outlet(number) == outlet)
                .mapToObj(number -> new Address(gazette(number).address(path(number))))
                .toList();
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
