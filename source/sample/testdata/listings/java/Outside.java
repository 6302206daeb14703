package listings;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What listings use and do not show. Every class made of a listing inherits these members, or hides them by its own. */
public class Outside {
    // Spring's annotations, as far as they are used.
    public @interface Service {}

    public @interface Transactional {
        Class<? extends Throwable>[] rollbackFor() default {};
    }

    public record User(long id, String name) {}

    public record Cart(List<String> items) {}

    public record Order(Cart cart, Instant placed) {}

    public interface Orders {
        Order save(Order order);
    }

    public interface Account {
        long fee();

        String owner();
    }

    public interface Users {
        User find(long id);
    }

    public interface Sales {
        List<Order> of(long user);
    }

    public interface Ledger {
        void add(long amount);
    }

    public interface Mail {
        void send(String to) throws IOException;
    }

    public static Users users;
    public static Sales sales;
    public static Ledger ledger;
    public static Mail mail;
}
