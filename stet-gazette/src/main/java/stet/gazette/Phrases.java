// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.List;

/// The words around the articles, in the outlet's language.
record Phrases(
        String home,
        String advertisement,
        List<String> advertisements,
        String related,
        List<String> relatedLinks,
        String shared,
        String minutesAgo,
        String published,
        String subscribe,
        String notFound,
        String gone,
        String busy,
        String checking,
        String privacy) {

    private static final Phrases ENGLISH = new Phrases(
            "Home",
            "Advertisement",
            List.of(
                    "Hand-made lamps, now 20% off",
                    "Win a weekend for two by the sea",
                    "Is your boiler ready for winter?",
                    "Seven shoes that walk by themselves",
                    "Local plumbers answer within the hour",
                    "The mattress everybody talks about"),
            "More on this",
            List.of(
                    "Bus drivers vote on new shifts",
                    "Old mill to become flats",
                    "The best walks within an hour of town",
                    "Swimming pool shut for repairs",
                    "Five questions about the new bins",
                    "School concert raises record sum"),
            "shares",
            "%d minutes ago",
            "Published",
            "Subscribe to read on. Already a subscriber? Sign in.",
            "Page not found",
            "This page has been removed",
            "We are rather busy. Please try again shortly.",
            "Just a moment. Checking your browser before you go on.",
            "Privacy and cookies");
    private static final Phrases FRENCH = new Phrases(
            "Accueil",
            "Publicité",
            List.of(
                    "Lampes artisanales à -20 %",
                    "Gagnez un week-end à la mer",
                    "Votre chaudière est-elle prête ?",
                    "Le matelas dont tout le monde parle",
                    "Un plombier chez vous dans l'heure"),
            "À lire aussi",
            List.of(
                    "Les horaires de bus changent lundi",
                    "Cinq balades à moins d'une heure",
                    "La piscine fermée pour travaux",
                    "Le marché de Noël cherche des bras",
                    "La semaine en images"),
            "partages",
            "il y a %d minutes",
            "Publié le",
            "Abonnez-vous pour lire la suite. Déjà abonné ? Connectez-vous.",
            "Page introuvable",
            "Cette page a été retirée",
            "Le service est momentanément saturé. Merci de réessayer.",
            "Un instant. Nous vérifions votre navigateur.",
            "Confidentialité et cookies");
    private static final Phrases ARABIC = new Phrases(
            "الرئيسية",
            "إعلان",
            List.of("مصابيح يدوية الصنع بخصم", "اربح رحلة إلى البحر", "هل سخانك جاهز للشتاء؟", "أحذية مريحة لكل يوم"),
            "اقرأ أيضا",
            List.of("مواعيد جديدة للحافلات", "افتتاح سوق الحي القديم", "أجمل مسارات المشي", "الأسبوع في صور"),
            "مشاركة",
            "قبل %d دقيقة",
            "نُشر في",
            "اشترك لمتابعة القراءة. مشترك بالفعل؟ سجل الدخول.",
            "الصفحة غير موجودة",
            "أزيلت هذه الصفحة",
            "الخدمة مشغولة الآن. حاول بعد قليل.",
            "لحظة من فضلك. نتحقق من متصفحك.",
            "الخصوصية وملفات الارتباط");

    /// The phrases of a language that an outlet may have; English for every other.
    static Phrases of(String language) {
        return switch (language.split("-", 2)[0]) {
            case "fr" -> FRENCH;
            case "ar" -> ARABIC;
            default -> ENGLISH;
        };
    }
}
