//! Months as people write them, in lower case, in the languages that dates are read in.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One row a language: full names, then short ones. Genitives stand where dates use them; a hyphen joins a name of two
/// words.
const ROWS: [(&str, &str); 72] = [
    ("en", "january february march april may june july august september october november december"),
    ("en short", "jan feb mar apr may jun jul aug sep oct nov dec"),
    ("de", "januar februar märz april mai juni juli august september oktober november dezember"),
    ("de short", "jän feber mär apr mai jun jul aug sept okt nov dez"),
    ("de Austria", "jänner feber maerz april mai juni juli august september oktober november dezember"),
    ("fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    ("fr short", "janv févr mars avr mai juin juil aout sept oct nov déc"),
    ("es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    ("es short", "ene febr mzo abr may jun jul ago setiembre oct nov dic"),
    ("it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    ("it short", "gen febb mar apr mag giu lug ago set ott nov dic"),
    ("pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    ("pt short", "jan fev mar abr mai jun jul ago set out nov dez"),
    ("nl", "januari februari maart april mei juni juli augustus september oktober november december"),
    ("nl short", "jan feb mrt apr mei jun jul aug sep okt nov dec"),
    ("sv", "januari februari mars april maj juni juli augusti september oktober november december"),
    ("da, no", "januar februar marts april maj juni juli august september oktober november desember"),
    ("no short", "jan feb mars apr mai juni juli aug sept okt nov des"),
    ("pl", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
    (
        "pl nominative",
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    ),
    ("pl short", "sty lut mar kwi maj cze lip sie wrz paź lis gru"),
    ("cs", "ledna února března dubna května června července srpna září října listopadu prosince"),
    ("cs nominative", "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec"),
    (
        "fi",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    ),
    (
        "fi nominative",
        "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    ),
    ("tr", "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"),
    ("tr short", "oca şub mar nis may haz tem ağu eyl eki kas ara"),
    ("ru", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    ("ru nominative", "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
    ("ru short", "янв фев мар апр мая июн июл авг сен окт ноя дек"),
    ("uk", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    ("uk short", "січ лют бер кві тра чер лип сер вер жов лис гру"),
    ("ar", "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    ("ar Levant", "كانون-الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين-الأول تشرين-الثاني كانون-الأول"),
    ("id", "januari februari maret april mei juni juli agustus september oktober november desember"),
    ("ro", "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"),
    ("hu", "január február március április május június július augusztus szeptember október november december"),
    ("hu short", "jan febr márc ápr máj jún júl aug szept okt nov dec"),
    ("sk", "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra"),
    ("sl", "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"),
    ("sl nominative", "januar februar marec april maj junij julij avgust september oktober november december"),
    ("bs, sr", "januara februara mart aprila maja juna jula avgusta septembra oktobra novembra decembra"),
    ("sr nominative", "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar"),
    ("sr Cyrillic", "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"),
    ("sr Cyrillic nominative", "јануар фебруар март април мај јун јул август септембар октобар новембар децембар"),
    ("mk", "јануари февруари март април мај јуни јули август септември октомври ноември декември"),
    ("bg", "януари февруари март април май юни юли август септември октомври ноември декември"),
    ("uk nominative", "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"),
    ("be", "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня"),
    (
        "el",
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    ),
    (
        "el nominative",
        "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος",
    ),
    ("et", "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"),
    ("lv", "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris"),
    ("lv locative", "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī"),
    ("lt", "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"),
    ("is", "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"),
    ("ca", "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
    ("gl", "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro"),
    ("sq", "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"),
    ("ms", "januari februari mac april mei jun julai ogos september oktober november disember"),
    ("ro short", "ian feb mar apr mai iun iul aug sept oct noi dec"),
    ("he", "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
    ("he, in", "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"),
    ("ar Maghreb", "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"),
    ("ar Morocco", "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر"),
    ("fa", "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
    ("ur", "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
    ("hi", "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
    ("bn", "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
    ("th", "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"),
    ("th short", "ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค"),
    // Its tenth, "listopada", is the eleventh elsewhere.
    ("hr", "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca"),
];

static NUMBERS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| by_name(|_| true));

/// Of the languages that write the year first.
static BEHIND_YEAR: LazyLock<HashMap<&str, u8>> =
    LazyLock::new(|| by_name(|language| ["hu", "lt", "lv"].iter().any(|first| language.starts_with(first))));

fn by_name(fits: fn(&str) -> bool) -> HashMap<&'static str, u8> {
    let mut numbers = HashMap::new();
    for (_, names) in ROWS.into_iter().filter(|(language, _)| fits(language)) {
        for (name, number) in names.split(' ').zip(1..) {
            // A name of two languages keeps the first one's month.
            numbers.entry(name).or_insert(number);
        }
    }
    numbers
}

/// The month's number, 1 to 12.
pub fn number(word: &str) -> Option<u8> {
    NUMBERS.get(word).copied()
}

/// The same for a month in a language that writes the year before it: "2020. augusztus 3."
pub fn behind_year(word: &str) -> Option<u8> {
    BEHIND_YEAR.get(word).copied()
}
